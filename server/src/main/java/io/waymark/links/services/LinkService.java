package io.waymark.links.services;

import org.jspecify.annotations.Nullable;

/** The API of a service, asked with somebody's token. Calls block. */
public interface LinkService {
  ServiceName name();

  /**
   * What the token shows.
   *
   * @throws ServiceTrouble if the service does not tell
   */
  Offer offer(String token) throws ServiceTrouble;

  /**
   * Some links of a domain.
   *
   * @param cursor where the page begins, as the one before it told; null for the first
   * @throws ServiceTrouble if the service does not tell
   */
  ServicePage page(String token, Source source, @Nullable String cursor) throws ServiceTrouble;

  /** Whether links come in the order in which they were made, the latest first. */
  boolean newestFirst();
}
