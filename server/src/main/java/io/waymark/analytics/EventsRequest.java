package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.events.EventKind;
import io.waymark.events.EventPage;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;

/** The query of {@code GET /events} (C2). */
record EventsRequest(
    String event,
    EventFilters filters,
    long page,
    int limit,
    String sortOrder,
    String sortBy,
    String order) {
  private static final String OLDEST_FIRST = "asc";

  static Shape<EventsRequest> shape(InstantSource clock) {
    return Shape.of(
        EventsRequest.class,
        field("event", choice("clicks", "leads", "sales"))
            .described("Which events are listed.")
            .defaultsTo("clicks"),
        spread("filters", EventFilters.shape(clock)),
        field("page", Query.page()).described("Which page, from 1.").defaultsTo(1L),
        field("limit", Query.pageSize(1000))
            .described("How many events a page has at most.")
            .defaultsTo(100),
        field("sortOrder", choice("asc", "desc"))
            .described("Whether the oldest come first, or the newest.")
            .defaultsTo("desc"),
        field("sortBy", choice("timestamp")).described("By time.").defaultsTo("timestamp"),
        field("order", choice("asc", "desc"))
            .described("The same as `sortOrder`, if it is `asc`.")
            .deprecated()
            .defaultsTo("desc"));
  }

  EventKind kind() {
    return EventKind.labelled(event).orElseThrow();
  }

  EventPage wanted() {
    // A page that far away is empty, and the product must not overflow.
    var before = Math.min(page - 1, Integer.MAX_VALUE);
    return new EventPage(newestFirst(), before * limit, limit);
  }

  private boolean newestFirst() {
    return !sortOrder.equals(OLDEST_FIRST) && !order.equals(OLDEST_FIRST);
  }
}
