package io.waymark.conversions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Customers as the API shows them, for areas that show them with something else. */
public final class ShownCustomers {
  private ShownCustomers() {}

  /** The workspace's customers of these ids that still exist, by id. */
  public static Map<String, ObjectNode> of(
      Handle handle, String workspaceId, Collection<String> ids) {
    return CustomerTable.byIds(handle, workspaceId, ids).stream()
        .collect(Collectors.toMap(Customer::id, CustomerView::render));
  }
}
