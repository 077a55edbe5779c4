package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How the {@link SumTable}s are kept: a day is added when it is over. Clicks that come later still,
 * or are from before, are known by their sequences: questions count them one by one until the next
 * day is added, and they with it.
 */
final class ClickSums {

  /** Referrers without parameters, as nobody may ask for more and retention keeps no more. */
  private static final String FRESH =
      """
      CREATE TEMP TABLE fresh AS
      SELECT * REPLACE (split_part(referer_url, '?', 1) AS referer_url) FROM counted_clicks
      WHERE sequence <= ? AND (timestamp >= ? AND timestamp < ? OR timestamp < ? AND sequence > ?)
      """;

  private static final List<Integer> SEVERAL = List.of(30, 7);
  private static final long MOST_AT_ONCE = 300_000;

  private ClickSums() {}

  /**
   * What is summed: every click before the end, unless it came later.
   *
   * @param end of a day in UTC
   * @param sequence clicks above it came later
   */
  record Coverage(Instant end, long sequence) {}

  static Coverage coverage(Session session) throws SQLException {
    return session
        .first(
            sql("SELECT epoch_us(before), sequence FROM summed"),
            row -> new Coverage(ClickTable.instant(row.getLong(1)), row.getLong(2)))
        .orElseThrow();
  }

  /** When the newest click was, if there is any. */
  static Optional<Instant> newest(Session session) throws SQLException {
    return session.first(
        sql("SELECT epoch_us(max(timestamp)) FROM clicks HAVING count(*) > 0"),
        row -> ClickTable.instant(row.getLong(1)));
  }

  /**
   * Adds the oldest day that is not summed yet and ended before the moment, if there is one; a few
   * days at once if they had few clicks.
   */
  static Optional<Coverage> addSome(Session session, Instant before) throws SQLException {
    session.execute(sql("BEGIN TRANSACTION"));
    var old = coverage(session);
    var position = Intake.position(session);
    var midnight = before.truncatedTo(ChronoUnit.DAYS);
    var oldest =
        session.first(
            sql(
                """
                SELECT epoch_us(min(timestamp)) FROM counted_clicks
                WHERE timestamp >= ? AND timestamp < ? HAVING count(*) > 0
                """,
                ClickTable.timestamp(old.end()),
                ClickTable.timestamp(midnight)),
            row -> ClickTable.instant(row.getLong(1)));
    if (oldest.isEmpty()) {
      session.execute(sql("ROLLBACK"));
      return Optional.empty();
    }
    var day = oldest.get().truncatedTo(ChronoUnit.DAYS);
    var added = new Coverage(end(session, day, midnight), position);
    session.execute(
        sql(
            FRESH,
            position,
            ClickTable.timestamp(day),
            ClickTable.timestamp(added.end()),
            ClickTable.timestamp(day),
            old.sequence()));
    for (var table : SumTable.all()) {
      session.execute(table.add(sql("SELECT * FROM fresh"), position));
    }
    session.execute(
        sql(
            "UPDATE summed SET before = ?, sequence = ?",
            ClickTable.timestamp(added.end()),
            position));
    session.execute(sql("DROP TABLE fresh"));
    session.execute(sql("COMMIT"));
    return Optional.of(added);
  }

  /** As many days as can be added at once. */
  private static Instant end(Session session, Instant day, Instant midnight) throws SQLException {
    for (var days : SEVERAL) {
      var end = day.plus(Duration.ofDays(days));
      var clicks =
          session.first(
              sql(
                  "SELECT count(*) FROM clicks WHERE timestamp >= ? AND timestamp < ?",
                  ClickTable.timestamp(day),
                  ClickTable.timestamp(end)),
              row -> row.getLong(1));
      if (clicks.orElseThrow() <= MOST_AT_ONCE) {
        return end.isBefore(midnight) ? end : midnight;
      }
    }
    return day.plus(Duration.ofDays(1));
  }

  /** Counts the quarters of a day again, when its clicks are no longer known so exactly. */
  static void recountQuarters(Session session, Instant day) throws SQLException {
    var coverage = coverage(session);
    var ofThatDay =
        sql(
            "WHERE timestamp >= ? AND timestamp < ? AND sequence <= ?",
            ClickTable.timestamp(day),
            ClickTable.timestamp(day.plus(Duration.ofDays(1))),
            coverage.sequence());
    session.execute(sql("DELETE FROM " + SumTable.QUARTERS.name()).then(ofThatDay));
    session.execute(
        SumTable.QUARTERS.add(
            sql("SELECT * FROM counted_clicks").then(ofThatDay), coverage.sequence()));
  }
}
