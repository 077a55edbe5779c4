package io.waymark.app;

import io.waymark.analytics.Customers;
import io.waymark.conversions.CustomerLookup;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows analytics the customers that conversions know. */
record EventCustomers(CustomerLookup lookup) implements Customers {
  @Override
  public Map<String, Customer> byIds(String workspaceId, Collection<String> ids) {
    return lookup.byIds(workspaceId, ids).stream()
        .collect(Collectors.toMap(CustomerLookup.Known::id, EventCustomers::customer));
  }

  @Override
  public @Nullable Subject find(String workspaceId, String reference) {
    var known = lookup.find(workspaceId, reference);
    return known == null ? null : new Subject(known.id(), known.linkId());
  }

  private static Customer customer(CustomerLookup.Known known) {
    return new Customer(
        known.id(),
        known.name(),
        known.email() == null ? "" : known.email(),
        known.avatar(),
        known.externalId(),
        known.country() == null ? "" : known.country(),
        known.createdAt());
  }
}
