package io.waymark.events.duckdb;

import io.waymark.events.Event;
import io.waymark.events.EventKind;
import java.util.List;

/**
 * A table of events.
 *
 * @param kind which of them
 * @param metrics what a group of its rows adds to the four sums, in their order
 * @param tie what orders rows of the same moment
 */
record Source(
    EventKind kind,
    String table,
    List<String> metrics,
    String columns,
    String tie,
    Session.RowReader<Event> reader) {
  private static final String NOTHING = "0::BIGINT";

  static final Source CLICKS =
      new Source(
          EventKind.CLICKS,
          "clicks",
          List.of("count(*)", NOTHING, NOTHING, NOTHING),
          ClickTable.COLUMNS,
          "sequence",
          ClickTable::read);

  /** Clicks together with those that only their days are known of; not to be read one by one. */
  private static final Source CLICKS_AND_DAYS =
      new Source(
          EventKind.CLICKS,
          "counted_clicks",
          List.of("coalesce(sum(clicks), 0)::BIGINT", NOTHING, NOTHING, NOTHING),
          CLICKS.columns,
          CLICKS.tie,
          CLICKS.reader);

  static final Source LEADS =
      new Source(
          EventKind.LEADS,
          "leads",
          List.of(NOTHING, "count(*)", NOTHING, NOTHING),
          ConversionTable.LEAD_COLUMNS,
          "event_id",
          ConversionTable::readLead);

  static final Source SALES =
      new Source(
          EventKind.SALES,
          "sales",
          List.of(NOTHING, NOTHING, "count(*)", "coalesce(sum(amount), 0)::BIGINT"),
          ConversionTable.SALE_COLUMNS,
          "event_id",
          ConversionTable::readSale);

  /** The same, taken away instead of added. */
  Source negated() {
    return new Source(
        kind,
        table,
        metrics.stream().map(metric -> "-(" + metric + ")").toList(),
        columns,
        tie,
        reader);
  }

  /** The same, with days among the clicks. */
  static List<Source> withDays(EventKind kind) {
    return of(kind).stream()
        .map(source -> source.equals(CLICKS) ? CLICKS_AND_DAYS : source)
        .toList();
  }

  static List<Source> of(EventKind kind) {
    return switch (kind) {
      case CLICKS -> List.of(CLICKS);
      case LEADS -> List.of(LEADS);
      case SALES -> List.of(SALES);
      case COMPOSITE -> List.of(CLICKS, LEADS, SALES);
    };
  }
}
