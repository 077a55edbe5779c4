package io.waymark.analytics;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers of a workspace as events show them (C5, E). */
public interface Customers {

  /** The workspace's customers of these ids that still exist, by id. */
  Map<String, Customer> byIds(String workspaceId, Collection<String> ids);

  /**
   * The customer of an id, or of {@code ext_} and an id of the workspace's own system; null if it
   * has none.
   */
  @Nullable Subject find(String workspaceId, String reference);

  /**
   * Whom a question is about.
   *
   * @param linkId the link that brought the customer, or null
   */
  record Subject(String id, @Nullable String linkId) {}

  /**
   * A customer.
   *
   * @param name what to call the customer, never empty
   * @param avatar the address of a picture, or null
   */
  record Customer(
      String id,
      String name,
      String email,
      @Nullable String avatar,
      String externalId,
      String country,
      Instant createdAt) {}
}
