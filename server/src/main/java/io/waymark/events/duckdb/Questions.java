package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventPage;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that add up events. Each row ends with the four sums. */
final class Questions {
  private static final String SUMS =
      """
      coalesce(sum(clicks), 0)::BIGINT AS clicks, coalesce(sum(leads), 0)::BIGINT AS leads,
      coalesce(sum(sales), 0)::BIGINT AS sales, coalesce(sum(amount), 0)::BIGINT AS amount
      """;

  private Questions() {}

  /** One row: the sums. */
  static Sql total(Selection selection, List<Source> sources, ClickSums.Coverage coverage) {
    return sql("WITH sums AS (")
        .then(sums(selection, sources, coverage, new Keys("", "", Optional.of(SumTable.QUARTERS))))
        .then(") SELECT " + SUMS + " FROM sums");
  }

  /**
   * Rows of a bucket's first moment, in microseconds, and its sums; buckets without events are
   * missing. Quarters of an hour are added up first, so that only a few rows meet the buckets.
   */
  static Sql timeline(
      Selection selection, List<Source> sources, ClickSums.Coverage coverage, Timeline timeline) {
    var starts = timeline.starts().stream().map(ClickTable::micros).toArray(Long[]::new);
    var quarter = Timeline.QUARTER.toNanos() / 1_000;
    var key = "epoch_us(timestamp) // " + quarter + " * " + quarter + " AS quarter,";
    return sql("WITH buckets AS (SELECT unnest(?) AS start), quarters AS (", (Object) starts)
        .then(
            sums(selection, sources, coverage, new Keys(key, key, Optional.of(SumTable.QUARTERS))))
        .then(") SELECT start, " + SUMS)
        .then("FROM quarters ASOF JOIN buckets ON quarter >= start GROUP BY 1");
  }

  /** Rows of the dimension's values and their sums, the largest first. */
  static Sql groups(
      Selection selection,
      List<Source> sources,
      ClickSums.Coverage coverage,
      Dimension dimension,
      int limit) {
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
        .then(
            sums(
                selection,
                sources,
                coverage,
                new Keys(
                    grouping.keyColumns() + ",",
                    grouping.keyNames() + ",",
                    SumTable.of(dimension))))
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
   * What sums are by.
   *
   * @param ofEvents columns with a comma behind them, or empty
   * @param ofSums the same of sums of clicks
   */
  private record Keys(String ofEvents, String ofSums, Optional<SumTable> sums) {}

  /** Rows of the keys and the sums of each table the selection is of. */
  private static Sql sums(
      Selection selection, List<Source> sources, ClickSums.Coverage coverage, Keys keys) {
    var tables = new ArrayList<Sql>();
    for (var source : sources) {
      var table = keys.sums.filter(_ -> source.kind() == EventKind.CLICKS);
      var span = table.flatMap(found -> found.within(selection, coverage));
      if (table.isEmpty() || span.isEmpty()) {
        tables.add(events(selection, source, keys, Sql.TRUE));
      } else {
        var from = span.get().from();
        var to = span.get().to();
        tables.add(
            sql("SELECT " + keys.ofSums + " coalesce(sum(clicks), 0)::BIGINT AS clicks,")
                .then("0::BIGINT AS leads, 0::BIGINT AS sales, 0::BIGINT AS amount")
                .then("FROM " + table.get().name() + " WHERE")
                .then(SumTable.condition(selection, span.get(), coverage))
                .then(keys.ofSums.isEmpty() ? "" : "GROUP BY ALL"));
        if (selection.from().isBefore(from)) {
          tables.add(events(selection.until(from), source, keys, Sql.TRUE));
        }
        tables.add(
            events(
                selection.since(from).until(to),
                source,
                keys,
                sql("sequence > ?", coverage.sequence())));
        if (to.isBefore(selection.to())) {
          tables.add(events(selection.since(to), source, keys, Sql.TRUE));
        }
      }
    }
    return Sql.union(tables);
  }

  private static Sql events(Selection selection, Source source, Keys keys, Sql condition) {
    var metrics = source.metrics();
    return sql("SELECT %s %s AS clicks, %s AS leads, %s AS sales, %s AS amount FROM %s WHERE"
            .formatted(
                keys.ofEvents,
                metrics.get(0),
                metrics.get(1),
                metrics.get(2),
                metrics.get(3),
                source.table()))
        .then(Sql.allOf(List.of(condition, Conditions.of(selection, source.kind()))))
        .then(keys.ofEvents.isEmpty() ? "" : "GROUP BY ALL");
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
