package io.waymark.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.Customers.Customer;
import io.waymark.events.Conversion;
import io.waymark.events.Event;
import io.waymark.links.LinkLookup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins events with their links and customers as these are today (A10, C3, C5). */
final class EventRows {
  private final LinkLookup links;
  private final Customers customers;

  EventRows(LinkLookup links, Customers customers) {
    this.links = links;
    this.customers = customers;
  }

  /**
   * An event and what belongs to it.
   *
   * @param link as the API shows it
   * @param customer null for clicks, and if the customer is gone
   */
  record Row(Event event, ObjectNode link, @Nullable Customer customer) {
    ObjectNode view() {
      return EventView.render(event, link, customer);
    }
  }

  /** The rows in the order of the events, without those whose link is gone. */
  List<Row> of(String workspaceId, List<Event> events) {
    var linksById = links.shown(workspaceId, distinct(events, event -> event.click().linkId()));
    var customerIds = distinct(events, EventRows::customerId);
    var customersById =
        customerIds.isEmpty()
            ? Map.<String, Customer>of()
            : customers.byIds(workspaceId, customerIds);
    return events.stream()
        .flatMap(
            event -> {
              var customerId = customerId(event);
              return Stream.ofNullable(linksById.get(event.click().linkId()))
                  .map(
                      link ->
                          new Row(
                              event,
                              link,
                              customerId == null ? null : customersById.get(customerId)));
            })
        .toList();
  }

  private static @Nullable String customerId(Event event) {
    return event instanceof Conversion conversion ? conversion.customerId() : null;
  }

  private static List<String> distinct(
      List<Event> events, Function<Event, @Nullable String> property) {
    return events.stream().map(property).filter(Objects::nonNull).distinct().toList();
  }
}
