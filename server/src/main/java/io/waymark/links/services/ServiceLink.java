package io.waymark.links.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link as a service has it: nothing of it is checked yet.
 *
 * @param key null if the service does not tell
 * @param url null if the service does not tell
 * @param ios where visitors with iOS go instead
 * @param android where visitors with Android go instead
 */
public record ServiceLink(
    String domain,
    @Nullable String key,
    @Nullable String url,
    @Nullable String title,
    List<String> tags,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    boolean archived,
    @Nullable String ios,
    @Nullable String android) {

  public ServiceLink {
    tags = List.copyOf(tags);
  }
}
