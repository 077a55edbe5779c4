package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The table {@code click_days}: what is left of clicks that are too old to be kept. */
final class ClickDays {
  /** Noon, so that the day is the same in nearly every time zone. */
  private static final String ROLL_UP =
      """
      INSERT INTO click_days
      SELECT date_trunc('day', timestamp) + INTERVAL 12 HOUR, workspace_id, link_id,
        split_part(url, '?', 1)
          || CASE len(campaign) WHEN 0 THEN '' ELSE '?' || array_to_string(campaign, '&') END,
        continent, country, region, city, device, browser, os, referer,
        split_part(referer_url, '?', 1), trigger, bot_reason,
        count(*), max(sequence), max(timestamp)
      FROM (
        SELECT *, regexp_extract_all(
          split_part(url, '#', 1),
          '[?&](utm_(?:source|medium|campaign|term|content)=[^&]*)', 1) AS campaign
        FROM clicks)
      """;

  private static final String GROUPS = "GROUP BY ALL ORDER BY 2, 3";

  private ClickDays() {}

  /**
   * How far it goes.
   *
   * @param end after everything in it
   * @param lastSequence of the clicks that went into it
   */
  record Extent(Instant end, long lastSequence) {}

  static Extent extent(Session session) throws SQLException {
    return session
        .first(
            sql(
                "SELECT epoch_us(max(timestamp)), max(sequence) FROM click_days HAVING count(*) > 0"),
            row ->
                new Extent(
                    ClickTable.instant(row.getLong(1)).plus(1, ChronoUnit.MICROS), row.getLong(2)))
        .orElse(new Extent(Instant.EPOCH, 0));
  }

  /** Puts the oldest day away that ended before the moment; tells whether there was one. */
  static boolean rollUpOne(Session session, Instant before, long upToSequence) throws SQLException {
    var end = before.truncatedTo(ChronoUnit.DAYS);
    var oldest =
        session.first(
            sql(
                """
                SELECT epoch_us(min(timestamp)) FROM clicks
                WHERE timestamp < ? AND sequence <= ? HAVING count(*) > 0
                """,
                ClickTable.timestamp(end),
                upToSequence),
            row -> ClickTable.instant(row.getLong(1)));
    if (oldest.isEmpty()) {
      return false;
    }
    var day = oldest.get().truncatedTo(ChronoUnit.DAYS);
    var ofThatDay =
        sql(
            "WHERE timestamp >= ? AND timestamp < ? AND sequence <= ?",
            ClickTable.timestamp(day),
            ClickTable.timestamp(day.plus(Duration.ofDays(1))),
            upToSequence);
    session.execute(sql("BEGIN TRANSACTION"));
    session.execute(sql(ROLL_UP).then(ofThatDay).then(GROUPS));
    session.execute(sql("DELETE FROM clicks").then(ofThatDay));
    ClickSums.recountQuarters(session, day);
    session.execute(sql("COMMIT"));
    return true;
  }
}
