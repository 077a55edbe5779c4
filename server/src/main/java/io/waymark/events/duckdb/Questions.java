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

  /**
   * What is asked.
   *
   * @param sources the tables of its kinds of event
   * @param kept what is known of its clicks already
   */
  record Asked(
      Selection selection,
      List<Source> sources,
      ClickSums.Coverage coverage,
      Optional<FinishedSums.Kept> kept) {}

  /** One row: the sums. */
  static Sql total(Asked asked) {
    return sql("WITH sums AS (")
        .then(sums(asked, Keys.NONE))
        .then(") SELECT " + SUMS + " FROM sums");
  }

  /**
   * Rows of a bucket's first moment, in microseconds, and its sums; buckets without events are
   * missing. Quarters of an hour are added up first, so that only a few rows meet the buckets.
   */
  static Sql timeline(Asked asked, Timeline timeline) {
    var starts = timeline.starts().stream().map(ClickTable::micros).toArray(Long[]::new);
    return sql("WITH buckets AS (SELECT unnest(?) AS start), quarters AS (", (Object) starts)
        .then(sums(asked, Keys.QUARTERS))
        .then(") SELECT start, " + SUMS)
        .then("FROM quarters ASOF JOIN buckets ON quarter >= start GROUP BY 1");
  }

  /** Rows of the dimension's values and their sums, the largest first. */
  static Sql groups(Asked asked, Dimension dimension, int limit) {
    var grouping = Grouping.of(dimension);
    var names = grouping.valueNames();
    var order =
        switch (asked.selection.kind()) {
          case CLICKS, COMPOSITE -> "clicks";
          case LEADS -> "leads";
          case SALES -> "amount";
        };
    var having =
        switch (asked.selection.kind()) {
          case COMPOSITE -> grouping.condition() + " AND sum(clicks) > 0";
          default -> grouping.condition();
        };
    return sql("WITH sums AS (")
        .then(sums(asked, Keys.of(dimension)))
        .then(")," + (asked.kept.isPresent() ? " around" : " groups"))
        .then("AS (SELECT " + grouping.valueColumns() + ", " + SUMS)
        .then("FROM sums GROUP BY " + names)
        .then(asked.kept.map(kept -> withKept(kept, names, limit)).orElse(Sql.NOTHING))
        .then("HAVING " + having + ") SELECT * FROM groups")
        .then("ORDER BY " + order + " DESC, " + names + " LIMIT ?", limit);
  }

  /**
   * Adds what is around the kept days to them. No value can be among the largest that was not in
   * them and is not around them, so the others are not looked at.
   */
  private static Sql withKept(FinishedSums.Kept kept, String names, int limit) {
    var table = "(SELECT " + names + ", clicks FROM " + kept.name();
    return sql("), kept AS (")
        .then(table + " ORDER BY clicks DESC, " + names + " LIMIT ?)", limit)
        .then("UNION " + table + " SEMI JOIN around USING (" + names + "))), combined AS (")
        .then("SELECT * FROM around UNION ALL")
        .then("SELECT *, 0::BIGINT AS leads, 0::BIGINT AS sales, 0::BIGINT AS amount FROM kept")
        .then("), groups AS (SELECT " + names + ", " + SUMS + " FROM combined GROUP BY " + names);
  }

  /**
   * Rows of the dimension's values, or without one of quarters of an hour in microseconds, and the
   * clicks of whole days that are covered.
   */
  static Sql finished(
      Selection selection, ClickSums.Coverage coverage, Optional<Dimension> dimension) {
    var clicks = "coalesce(sum(clicks), 0)::BIGINT AS clicks";
    var keys = dimension.map(Keys::of).orElse(Keys.QUARTERS);
    var sums =
        keys.sums
            .filter(table -> table.within(selection, coverage).isPresent())
            .map(table -> summed(selection, coverage, keys, table))
            .orElseGet(
                () -> events(selection, Source.CLICKS_AND_DAYS, keys, covered("<=", coverage)));
    return sql("WITH sums AS (")
        .then(sums)
        .then(
            dimension
                .map(Grouping::of)
                .map(
                    grouping ->
                        ") SELECT %s, %s FROM sums GROUP BY %s HAVING %s"
                            .formatted(
                                grouping.valueColumns(),
                                clicks,
                                grouping.valueNames(),
                                grouping.condition()))
                .orElse(") SELECT quarter, " + clicks + " FROM sums GROUP BY quarter"));
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
   * @param ofKept the same of {@link FinishedSums}, if those are added up like events
   */
  private record Keys(
      String ofEvents, String ofSums, Optional<String> ofKept, Optional<SumTable> sums) {
    private static final String QUARTER =
        "epoch_us(timestamp) // %1$d * %1$d AS quarter,"
            .formatted(Timeline.QUARTER.toNanos() / 1_000);

    static final Keys NONE = new Keys("", "", Optional.of(""), Optional.of(SumTable.QUARTERS));

    static final Keys QUARTERS =
        new Keys(QUARTER, QUARTER, Optional.of("quarter,"), Optional.of(SumTable.QUARTERS));

    static Keys of(Dimension dimension) {
      var grouping = Grouping.of(dimension);
      return new Keys(
          grouping.keyColumns() + ",",
          grouping.keyNames() + ",",
          Optional.empty(),
          SumTable.of(dimension));
    }
  }

  /** Rows of the keys and the sums of each table the selection is of. */
  private static Sql sums(Asked asked, Keys keys) {
    var selection = asked.selection;
    var coverage = asked.coverage;
    var tables = new ArrayList<Sql>();
    for (var source : asked.sources) {
      var table =
          keys.sums
              .filter(_ -> source.kind() == EventKind.CLICKS)
              .filter(sums -> sums.within(selection, coverage).isPresent());
      if (source.kind() == EventKind.CLICKS && asked.kept.isPresent()) {
        var kept = asked.kept.get();
        keys.ofKept.ifPresent(columns -> tables.add(kept(kept, columns)));
        around(selection, kept.span(), source, keys, coverage, tables);
      } else if (table.isPresent()) {
        tables.add(summed(selection, coverage, keys, table.get()));
        var span = table.get().within(selection, coverage).orElseThrow();
        around(selection, span, source, keys, coverage, tables);
      } else {
        tables.add(events(selection, source, keys, Sql.TRUE));
      }
    }
    return Sql.union(tables);
  }

  private static Sql kept(FinishedSums.Kept kept, String columns) {
    return sql("SELECT " + columns + " clicks, 0::BIGINT AS leads, 0::BIGINT AS sales,")
        .then("0::BIGINT AS amount FROM " + kept.name());
  }

  private static Sql summed(
      Selection selection, ClickSums.Coverage coverage, Keys keys, SumTable table) {
    var span = table.within(selection, coverage).orElseThrow();
    return sql("SELECT " + keys.ofSums + " coalesce(sum(clicks), 0)::BIGINT AS clicks,")
        .then("0::BIGINT AS leads, 0::BIGINT AS sales, 0::BIGINT AS amount")
        .then("FROM " + table.name() + " WHERE")
        .then(SumTable.condition(selection, span, coverage))
        .then(keys.ofSums.isEmpty() ? "" : "GROUP BY ALL");
  }

  /** The clicks before and after a span, and those in it that are not covered. */
  private static void around(
      Selection selection,
      SumTable.Span span,
      Source source,
      Keys keys,
      ClickSums.Coverage coverage,
      List<Sql> tables) {
    var from = span.from();
    var to = span.to();
    if (selection.from().isBefore(from)) {
      tables.add(events(selection.until(from), source, keys, Sql.TRUE));
    }
    tables.add(events(selection.since(from).until(to), source, keys, covered(">", coverage)));
    if (to.isBefore(selection.to())) {
      tables.add(events(selection.since(to), source, keys, Sql.TRUE));
    }
  }

  private static Sql covered(String comparison, ClickSums.Coverage coverage) {
    return sql("sequence " + comparison + " ?", coverage.sequence());
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
