package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventPage;
import io.waymark.events.Group;
import io.waymark.events.LinkScope;
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
   * @param kept what is known of its clicks already: the statements are of what is around it then
   */
  record Asked(
      Selection selection,
      List<Source> sources,
      ClickSums.Coverage coverage,
      Optional<KeptTable> kept) {}

  /**
   * Whether a question is of clicks alone, none of which is summed or kept, so that one short
   * statement answers it: planning takes as long as reading a day of clicks.
   */
  static boolean isPlain(Asked asked, Optional<Dimension> dimension) {
    return asked.kept.isEmpty()
        && asked.selection.kind() == EventKind.CLICKS
        && dimension
            .map(SumTable::of)
            .orElse(Optional.of(SumTable.QUARTERS))
            .flatMap(table -> table.within(asked.selection, asked.coverage))
            .isEmpty();
  }

  /** One row: how many clicks a plain question is about. */
  static Sql plainTotal(Asked asked) {
    return plain("", asked, Sql.TRUE);
  }

  /** Rows of the quarters of an hour that have clicks of a plain question, and how many. */
  static Sql plainQuarters(Asked asked) {
    return plain(Keys.QUARTER, asked, Sql.TRUE).then("GROUP BY ALL");
  }

  /** Rows of the dimension's values and the clicks of a plain question, the largest first. */
  static Sql plainGroups(Asked asked, Dimension dimension, int limit) {
    var grouping =
        asked.selection.links() instanceof LinkScope.Only
            ? Grouping.ofFew(dimension)
            : Grouping.of(dimension);
    return (grouping.distinct() ? byValue(asked, grouping) : byKey(asked, grouping))
        .then("ORDER BY clicks DESC, " + grouping.valueNames() + " LIMIT ?", limit);
  }

  private static Sql byValue(Asked asked, Grouping grouping) {
    return plain(grouping.plainColumns() + ",", asked, sql(grouping.plainCondition()))
        .then("GROUP BY ALL");
  }

  private static Sql byKey(Asked asked, Grouping grouping) {
    return sql("SELECT * FROM (SELECT " + grouping.valueColumns() + ",")
        .then("sum(clicks)::BIGINT AS clicks FROM (")
        .then(plain(grouping.keyColumns() + ",", asked, Sql.TRUE))
        .then("GROUP BY ALL) GROUP BY " + grouping.valueNames() + ")")
        .then("WHERE " + grouping.condition());
  }

  /**
   * Rows of the destinations and the clicks of a plain question, as {@link TrackedUrls} orders
   * them.
   */
  static Sql plainUrls(Asked asked, int limit) {
    return sql("SELECT url, clicks FROM (")
        .then(plain("url, " + TrackedUrls.NEWEST + ",", asked, sql("url NOT IN ('', 'Unknown')")))
        .then("GROUP BY url) ORDER BY clicks DESC, " + TrackedUrls.ORDER + " LIMIT ?", limit);
  }

  private static Sql plain(String columns, Asked asked, Sql condition) {
    var source = asked.sources.getFirst();
    return sql("SELECT "
            + columns
            + " "
            + source.metrics().getFirst()
            + " AS clicks FROM "
            + source.table())
        .then("WHERE")
        .then(Sql.allOf(List.of(Conditions.of(asked.selection, EventKind.CLICKS), condition)));
  }

  /** One row: the sums. */
  static Sql total(Asked asked) {
    return sql("WITH sums AS (")
        .then(Sql.union(sums(asked, Keys.NONE)))
        .then(") SELECT " + SUMS + " FROM sums");
  }

  /**
   * Rows of a bucket's first moment, in microseconds, and its sums; buckets without events are
   * missing. Quarters of an hour are added up first, so that only a few rows meet the buckets.
   */
  static Sql timeline(Asked asked, Timeline timeline) {
    return inBuckets(timeline, Sql.union(sums(asked, Keys.QUARTERS)));
  }

  static Sql inBuckets(Timeline timeline, Sql quarters) {
    var starts = timeline.starts().stream().map(ClickTable::micros).toArray(Long[]::new);
    return sql("WITH buckets AS (SELECT unnest(?) AS start), quarters AS (", (Object) starts)
        .then(quarters)
        .then(") SELECT start, " + SUMS)
        .then("FROM quarters ASOF JOIN buckets ON quarter >= start GROUP BY 1");
  }

  /** Rows of the dimension's values and their sums, the largest first. */
  static Sql groups(Asked asked, Dimension dimension, int limit) {
    var order =
        switch (asked.selection.kind()) {
          case CLICKS, COMPOSITE -> "clicks";
          case LEADS -> "leads";
          case SALES -> "amount";
        };
    var without =
        asked.selection.kind() == EventKind.COMPOSITE ? sql("AND clicks > 0") : Sql.NOTHING;
    return groups(asked, dimension)
        .then(without)
        .then(
            "ORDER BY "
                + order
                + " DESC, "
                + Grouping.of(dimension, asked.selection.kind()).valueNames())
        .then("LIMIT ?", limit);
  }

  /** The same in no order, and also those without clicks, or with less than none. */
  static Sql groups(Asked asked, Dimension dimension) {
    var grouping = Grouping.of(dimension, asked.selection.kind());
    var parts = sums(asked, new Keys(grouping, SumTable.of(dimension)));
    var once = parts.size() == 1 && grouping.distinct();
    return sql("WITH sums AS (")
        .then(Sql.union(parts))
        .then("), groups AS (SELECT " + grouping.valueColumns() + ",")
        .then(once ? "clicks, leads, sales, amount" : SUMS)
        .then("FROM sums")
        .then(once ? "" : "GROUP BY " + grouping.valueNames())
        .then(") SELECT * FROM groups WHERE " + grouping.condition());
  }

  /** What is to be {@link KeptTable kept} of clicks. */
  static Sql keep(Asked asked, Optional<Dimension> dimension) {
    var names = dimension.map(Grouping::of).map(Grouping::valueNames).orElse("quarter");
    var known =
        asked
            .kept
            .map(kept -> sql("UNION ALL SELECT " + names + ", clicks FROM " + kept.name()))
            .orElse(Sql.NOTHING);
    return sql("WITH around AS (")
        .then(
            dimension
                .map(by -> groups(asked, by))
                .orElseGet(() -> Sql.union(sums(asked, Keys.QUARTERS))))
        .then(") SELECT " + names + ", sum(clicks)::BIGINT AS clicks FROM (")
        .then("SELECT " + names + ", clicks FROM around")
        .then(known)
        .then(") GROUP BY " + names + " HAVING sum(clicks) > 0");
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
  private record Keys(String ofEvents, String ofSums, Optional<SumTable> sums) {
    private static final String QUARTER =
        "epoch_us(timestamp) // %1$d * %1$d AS quarter,"
            .formatted(Timeline.QUARTER.toNanos() / 1_000);

    static final Keys NONE = new Keys("", "", Optional.of(SumTable.QUARTERS));

    static final Keys QUARTERS = new Keys(QUARTER, QUARTER, Optional.of(SumTable.QUARTERS));

    Keys(Grouping grouping, Optional<SumTable> sums) {
      this(grouping.keyColumns() + ",", grouping.keyNames() + ",", sums);
    }
  }

  /** Queries of rows of the keys and the sums, which have to be added up. */
  private static List<Sql> sums(Asked asked, Keys keys) {
    var tables = new ArrayList<Sql>();
    for (var source : asked.sources) {
      if (source.kind() != EventKind.CLICKS) {
        tables.add(events(asked.selection, source, keys, Sql.TRUE));
      } else if (asked.kept.isPresent()) {
        around(asked.selection, asked.kept.get(), source, keys, tables);
      } else {
        summed(asked, source, keys, tables);
      }
    }
    return tables;
  }

  /** What came since something was kept, less what it has that is left behind. */
  private static void around(
      Selection selection, KeptTable kept, Source source, Keys keys, List<Sql> tables) {
    var from = kept.span().from();
    var to = kept.span().to();
    if (from.isBefore(selection.from())) {
      tables.add(
          events(
              selection.since(from).until(selection.from()),
              source.negated(),
              keys,
              sql("sequence <= ?", kept.sequence())));
    }
    tables.add(events(selection.until(to), source, keys, sql("sequence > ?", kept.sequence())));
    if (to.isBefore(selection.to())) {
      tables.add(events(selection.since(to), source, keys, Sql.TRUE));
    }
  }

  /** What is summed, and the clicks around it. */
  private static void summed(Asked asked, Source source, Keys keys, List<Sql> tables) {
    var selection = asked.selection;
    var span = keys.sums.flatMap(table -> table.within(selection, asked.coverage));
    if (span.isEmpty()) {
      tables.add(events(selection, source, keys, Sql.TRUE));
      return;
    }
    var from = span.get().from();
    var to = span.get().to();
    tables.add(
        sql("SELECT " + keys.ofSums + " coalesce(sum(clicks), 0)::BIGINT AS clicks,")
            .then("0::BIGINT AS leads, 0::BIGINT AS sales, 0::BIGINT AS amount")
            .then("FROM " + keys.sums.orElseThrow().name() + " WHERE")
            .then(SumTable.condition(selection, span.get(), asked.coverage))
            .then(keys.ofSums.isEmpty() ? "" : "GROUP BY ALL"));
    if (selection.from().isBefore(from)) {
      tables.add(events(selection.until(from), source, keys, Sql.TRUE));
    }
    tables.add(
        events(
            selection.since(from).until(to),
            source,
            keys,
            sql("sequence > ?", asked.coverage.sequence())));
    if (to.isBefore(selection.to())) {
      tables.add(events(selection.since(to), source, keys, Sql.TRUE));
    }
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

  /** Reads values and their sums. */
  static Group group(ResultSet row) throws SQLException {
    var width = row.getMetaData().getColumnCount() - 4;
    return new Group(values(row, width), metrics(row, width + 1));
  }

  /** Reads values and how many clicks they have. */
  static Group groupOfClicks(ResultSet row) throws SQLException {
    var width = row.getMetaData().getColumnCount() - 1;
    return new Group(values(row, width), Metrics.ofClicks(row.getLong(width + 1)));
  }

  private static List<String> values(ResultSet row, int width) throws SQLException {
    var values = new ArrayList<String>(width);
    for (var column = 1; column <= width; column++) {
      values.add(row.getString(column));
    }
    return values;
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
