package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;

import io.waymark.events.Click;
import io.waymark.events.Event;
import io.waymark.events.EventKind;
import io.waymark.events.Lead;
import io.waymark.events.Sale;
import io.waymark.events.Traffic;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /events/stream}: which events to be told of. */
record LiveRequest(EventKind event, @Nullable Filter linkId, Traffic traffic) {

  static final Shape<LiveRequest> SHAPE =
      Shape.of(
          LiveRequest.class,
          field("event", choice(EventKind.class, EventKind::label))
              .described("Which events; `composite` is all of them.")
              .defaultsTo(EventKind.COMPOSITE),
          field("linkId", Query.filter()).described("Only events of these links.").optional(),
          field("traffic", choice(Traffic.class, Traffic::label))
              .described("Whose clicks: people's, or bots' and repeats, or all.")
              .defaultsTo(Traffic.HUMAN));

  boolean wants(Event event) {
    return wantsKind(event)
        && wantsTraffic(event)
        && (linkId == null
            || linkId.values().contains(event.click().linkId()) != linkId.operator().negated());
  }

  private boolean wantsKind(Event happened) {
    return event == EventKind.COMPOSITE
        || switch (happened) {
          case Click _ -> event == EventKind.CLICKS;
          case Lead _ -> event == EventKind.LEADS;
          case Sale _ -> event == EventKind.SALES;
        };
  }

  private boolean wantsTraffic(Event happened) {
    return switch (traffic) {
      case HUMAN -> happened.click().counted();
      case BOTS -> !happened.click().counted();
      case ALL -> true;
    };
  }
}
