package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;

/** The statements that add up clicks. */
final class Questions {

  private Questions() {}

  /** One row: how many. */
  static Sql total(Selection selection) {
    return sql("SELECT count(*) FROM clicks WHERE").then(Conditions.of(selection));
  }

  /**
   * Rows of a bucket's first moment, in microseconds, and how many; buckets without clicks are
   * missing. Quarters of an hour are added up first, so that only a few rows meet the buckets.
   */
  static Sql timeline(Selection selection, Timeline timeline) {
    var starts = timeline.starts().stream().map(ClickTable::micros).toArray(Long[]::new);
    var quarter = Timeline.QUARTER.toNanos() / 1_000;
    return sql("WITH buckets AS (SELECT unnest(?) AS start), quarters AS (", (Object) starts)
        .then("SELECT epoch_us(timestamp) // " + quarter + " * " + quarter + " AS quarter,")
        .then("count(*) AS clicks FROM clicks WHERE")
        .then(Conditions.of(selection))
        .then(
            """
            GROUP BY 1)
            SELECT start, sum(clicks)::BIGINT
            FROM quarters ASOF JOIN buckets ON quarter >= start
            GROUP BY 1
            """);
  }

  /** Rows of the dimension's values and how many, the largest first. */
  static Sql groups(Selection selection, Dimension dimension, int limit) {
    var grouping = Grouping.of(dimension);
    return sql("WITH sums AS (SELECT " + grouping.keyColumns() + ", count(*) AS clicks")
        .then("FROM clicks WHERE")
        .then(Conditions.of(selection))
        .then("GROUP BY ALL)")
        .then("SELECT " + grouping.valueColumns() + ", sum(clicks)::BIGINT AS total FROM sums")
        .then("GROUP BY " + grouping.valueNames() + " HAVING " + grouping.condition())
        .then("ORDER BY total DESC, " + grouping.valueNames() + " LIMIT ?", limit);
  }
}
