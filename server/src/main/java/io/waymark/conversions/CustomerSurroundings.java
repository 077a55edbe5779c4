package io.waymark.conversions;

import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.conversions.programs.CustomerPrograms.Membership;
import io.waymark.conversions.programs.CustomerPrograms.Shown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What some customers of a workspace belong to (E), looked up for all of them together. */
record CustomerSurroundings(Map<String, TrackedLink> links, Map<Membership, Shown> partners) {

  /** Nothing is known of them. */
  static final CustomerSurroundings NONE = new CustomerSurroundings(Map.of(), Map.of());

  static CustomerSurroundings of(
      Handle handle, CustomerPrograms programs, String workspaceId, List<Customer> customers) {
    var linkIds =
        customers.stream().map(Customer::linkId).filter(Objects::nonNull).distinct().toList();
    var memberships =
        customers.stream()
            .map(CustomerSurroundings::membership)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new CustomerSurroundings(
        linkIds.isEmpty() ? Map.of() : TrackedLink.byIds(handle, workspaceId, linkIds),
        memberships.isEmpty() ? Map.of() : programs.of(handle, workspaceId, memberships));
  }

  private static @Nullable Membership membership(Customer customer) {
    return customer.programId() == null || customer.partnerId() == null
        ? null
        : new Membership(customer.programId(), customer.partnerId());
  }

  /** What brought the customer; null if it is gone. */
  @Nullable TrackedLink link(Customer customer) {
    return customer.linkId() == null ? null : links.get(customer.linkId());
  }

  /** Who brought the customer; null for no partner, or one who is in the program no more. */
  @Nullable Shown partner(Customer customer) {
    var membership = membership(customer);
    return membership == null ? null : partners.get(membership);
  }
}
