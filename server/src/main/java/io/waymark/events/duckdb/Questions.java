package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.EventPage;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that add up events. Each row ends with the four sums. */
final class Questions {
  private static final String SUMS =
      """
      coalesce(sum(clicks), 0)::BIGINT AS clicks, coalesce(sum(leads), 0)::BIGINT AS leads,
      coalesce(sum(sales), 0)::BIGINT AS sales, coalesce(sum(amount), 0)::BIGINT AS amount
      """;

  private Questions() {}

  /** One row: the sums. */
  static Sql total(Selection selection, List<Source> sources) {
    return sql("WITH sums AS (")
        .then(sums(selection, sources, ""))
        .then(") SELECT " + SUMS + " FROM sums");
  }

  /**
   * Rows of a bucket's first moment, in microseconds, and its sums; buckets without events are
   * missing. Quarters of an hour are added up first, so that only a few rows meet the buckets.
   */
  static Sql timeline(Selection selection, List<Source> sources, Timeline timeline) {
    var starts = timeline.starts().stream().map(ClickTable::micros).toArray(Long[]::new);
    var quarter = Timeline.QUARTER.toNanos() / 1_000;
    return sql("WITH buckets AS (SELECT unnest(?) AS start), quarters AS (", (Object) starts)
        .then(
            sums(
                selection,
                sources,
                "epoch_us(timestamp) // " + quarter + " * " + quarter + " AS quarter,"))
        .then(") SELECT start, " + SUMS)
        .then("FROM quarters ASOF JOIN buckets ON quarter >= start GROUP BY 1");
  }

  /** Rows of the dimension's values and their sums, the largest first. */
  static Sql groups(Selection selection, List<Source> sources, Dimension dimension, int limit) {
    var grouping = Grouping.of(dimension);
    var order =
        switch (selection.kind()) {
          case CLICKS, COMPOSITE -> "clicks";
          case LEADS -> "leads";
          case SALES -> "amount";
        };
    var having =
        switch (selection.kind()) {
          case COMPOSITE -> grouping.condition() + " AND sum(clicks) > 0";
          default -> grouping.condition();
        };
    return sql("WITH sums AS (")
        .then(sums(selection, sources, grouping.keyColumns() + ","))
        .then("), groups AS (SELECT " + grouping.valueColumns() + ", " + SUMS)
        .then("FROM sums GROUP BY " + grouping.valueNames() + " HAVING " + having)
        .then(") SELECT * FROM groups")
        .then("ORDER BY " + order + " DESC, " + grouping.valueNames() + " LIMIT ?", limit);
  }

  /** The events of one table, a page of them. */
  static Sql page(Selection selection, Source source, EventPage page) {
    var direction = page.newestFirst() ? "DESC" : "ASC";
    return sql("SELECT " + source.columns() + " FROM " + source.table() + " WHERE")
        .then(Conditions.of(selection, source.kind()))
        .then("ORDER BY timestamp " + direction + ", " + source.tie() + " " + direction)
        .then("LIMIT ? OFFSET ?", page.limit(), page.offset());
  }

  /** Writes the events of one table, all columns as they are. */
  static Sql parquet(Selection selection, Source source, Path file) {
    return sql("COPY (SELECT * FROM " + source.table() + " WHERE")
        .then(Conditions.of(selection, source.kind()))
        .then("ORDER BY timestamp, " + source.tie())
        .then(") TO " + Sql.literal(file.toString()) + " (FORMAT parquet)");
  }

  /**
   * Rows of the keys and the sums of each table the selection is of.
   *
   * @param keys columns with a comma behind them, or empty
   */
  private static Sql sums(Selection selection, List<Source> sources, String keys) {
    var tables = new ArrayList<Sql>();
    for (var source : sources) {
      var metrics = source.metrics();
      tables.add(
          sql("SELECT %s %s AS clicks, %s AS leads, %s AS sales, %s AS amount FROM %s WHERE"
                  .formatted(
                      keys,
                      metrics.get(0),
                      metrics.get(1),
                      metrics.get(2),
                      metrics.get(3),
                      source.table()))
              .then(Conditions.of(selection, source.kind()))
              .then(keys.isEmpty() ? "" : "GROUP BY ALL"));
    }
    return Sql.union(tables);
  }

  /** Reads the sums, beginning with that column. */
  static Metrics metrics(ResultSet row, int column) throws SQLException {
    return new Metrics(
        row.getLong(column),
        row.getLong(column + 1),
        row.getLong(column + 2),
        row.getLong(column + 3));
  }
}
