package io.waymark.conversions;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Customers as other areas need them. */
public final class CustomerLookup {
  private final Jdbi jdbi;

  CustomerLookup(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is known of a customer.
   *
   * @param name what to call them, never empty
   * @param linkId the link that brought them, or null
   */
  public record Known(
      String id,
      String name,
      @Nullable String email,
      @Nullable String avatar,
      String externalId,
      @Nullable String country,
      @Nullable String linkId,
      Instant createdAt) {
    private static Known of(Customer customer) {
      return new Known(
          customer.id(),
          customer.shownName(),
          customer.email(),
          customer.avatar(),
          customer.externalId(),
          customer.country(),
          customer.linkId(),
          customer.createdAt());
    }
  }

  /** The workspace's customers of these ids that still exist. */
  public List<Known> byIds(String workspaceId, Collection<String> ids) {
    return jdbi.withHandle(handle -> CustomerTable.byIds(handle, workspaceId, ids)).stream()
        .map(Known::of)
        .toList();
  }

  /**
   * One customer of the workspace, or null.
   *
   * @param reference an id, or {@code ext_} and an external id
   */
  public @Nullable Known find(String workspaceId, String reference) {
    var found = jdbi.withHandle(handle -> CustomerDesk.findOrNull(handle, workspaceId, reference));
    return found == null ? null : Known.of(found);
  }
}
