package io.waymark.analytics;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers of a workspace as rows of events show them (C5). */
public interface Customers {

  /** Of a server that keeps no customers. */
  Customers NONE = (workspaceId, ids) -> Map.of();

  /** The workspace's customers of these ids that still exist, by id. */
  Map<String, Customer> byIds(String workspaceId, Collection<String> ids);

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
