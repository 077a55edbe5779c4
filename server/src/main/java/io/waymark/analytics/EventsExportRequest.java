package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.events.EventKind;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /events/export} (C6). */
record EventsExportRequest(
    String event, String format, @Nullable List<String> columns, EventFilters filters) {
  private static final String PARQUET = "parquet";

  static Shape<EventsExportRequest> shape(InstantSource clock) {
    return Shape.of(
        EventsExportRequest.class,
        field("event", choice("clicks", "leads", "sales"))
            .described("Which events are exported.")
            .defaultsTo("clicks"),
        field("format", choice("csv", PARQUET))
            .described("A table for people, or all that is stored for programs.")
            .defaultsTo("csv"),
        field("columns", commaSeparated())
            .described("The columns of the table, in their order. A table needs some.")
            .optional(),
        spread("filters", EventFilters.shape(clock)));
  }

  EventKind kind() {
    return EventKind.labelled(event).orElseThrow();
  }

  boolean parquet() {
    return format.equals(PARQUET);
  }

  /**
   * The table's columns.
   *
   * @throws ApiProblem 422 if none are given, or one that does not exist
   */
  List<EventColumn> table() {
    if (columns == null || columns.isEmpty()) {
      throw ApiProblem.unprocessable(
          "invalid_type: columns: Say which columns, such as timestamp,link,country.");
    }
    return EventColumn.of(columns);
  }
}
