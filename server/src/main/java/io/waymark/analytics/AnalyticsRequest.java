package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.events.EventKind;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The query of {@code GET /analytics} (B2). */
record AnalyticsRequest(EventKind event, String groupBy, EventFilters filters) {
  private static final List<String> GROUPINGS =
      List.of(
          "count",
          "timeseries",
          "continents",
          "regions",
          "countries",
          "cities",
          "devices",
          "browsers",
          "os",
          "triggers",
          "referers",
          "referer_urls",
          "top_folders",
          "top_link_tags",
          "top_domains",
          "top_links",
          "top_urls",
          "top_base_urls",
          "top_partners",
          "top_groups",
          "top_partner_tags",
          "utm_sources",
          "utm_mediums",
          "utm_campaigns",
          "utm_terms",
          "utm_contents");

  static Shape<AnalyticsRequest> shape(InstantSource clock) {
    return Shape.of(
        AnalyticsRequest.class,
        field(
                "event",
                choice(EventKind.class, EventKind::label)
                    .message("Invalid event type. Valid event types are: clicks, leads, sales"))
            .described("Which events are summed up; `composite` is all side by side.")
            .defaultsTo(EventKind.CLICKS),
        field(
                "groupBy",
                choice(groupings())
                    .message(
                        "Invalid type value. Valid values are: %s."
                            .formatted(String.join(", ", GROUPINGS))))
            .described("What the answer has one element for; `count` is a single sum.")
            .defaultsTo("count"),
        spread("filters", EventFilters.shape(clock)));
  }

  private static String[] groupings() {
    return allGroupings().toArray(String[]::new);
  }

  /** With the old name of {@code triggers}, which is accepted and not advertised. */
  static List<String> allGroupings() {
    var names = new ArrayList<>(GROUPINGS);
    names.add(names.indexOf("triggers"), "trigger");
    return names;
  }

  GroupBy grouping() {
    return GroupBy.labelled(groupBy).orElseThrow();
  }
}
