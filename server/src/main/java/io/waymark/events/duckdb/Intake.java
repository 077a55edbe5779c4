package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import io.waymark.events.ClickCounts.LinkClicks;
import io.waymark.events.CountedVisit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the journal's consumer does with clicks, on a session of its own. */
final class Intake {

  private static final String COUNTS =
      """
      SELECT link_id, workspace_id, count(*) AS clicks, epoch_us(max(timestamp)) AS last,
        count(*) FILTER (url <> '') AS charged
      FROM clicks
      """;

  private static final String COUNTS_WITH_DAYS =
      """
      SELECT link_id, workspace_id, sum(clicks)::BIGINT AS clicks, epoch_us(max(last)) AS last,
        coalesce(sum(clicks) FILTER (url <> ''), 0)::BIGINT AS charged
      FROM counted_clicks
      """;

  private static final String OF_COUNTED =
      """
      WHERE sequence > ? AND sequence <= ? AND bot_reason IS NULL
      GROUP BY link_id, workspace_id
      """;

  private Intake() {}

  static long position(Session session) throws SQLException {
    return session.first(sql("SELECT sequence FROM position"), row -> row.getLong(1)).orElseThrow();
  }

  /**
   * Tells when the newest of these clicks was, or {@link Instant#EPOCH} without any; empty if all
   * up to the position was stored before.
   */
  static Optional<Instant> append(Session session, Iterable<Click> clicks, long position)
      throws SQLException {
    // Explicit, because the driver's own transactions begin with a statement: an appender used
    // before the first one would commit by itself. Closing the session rolls back.
    session.execute(sql("BEGIN TRANSACTION"));
    var stored = position(session);
    Optional<Instant> newest = Optional.empty();
    if (position > stored) {
      newest = Optional.of(ClickTable.append(session, clicks, stored, position));
      session.execute(sql("UPDATE position SET sequence = ?", position));
    }
    session.execute(sql("COMMIT"));
    return newest;
  }

  static ClickCounts countsBetween(Session session, boolean withDays, long after, long upTo)
      throws SQLException {
    var links = new HashMap<String, LinkClicks>();
    var workspaces = new HashMap<String, Long>();
    var shares =
        session.list(
            sql(withDays ? COUNTS_WITH_DAYS : COUNTS).then(OF_COUNTED, after, upTo), Share::read);
    for (var share : shares) {
      links.merge(share.linkId, share.clicks, LinkClicks::plus);
      if (share.charged > 0 && !share.workspaceId.isEmpty()) {
        workspaces.merge(share.workspaceId, share.charged, Long::sum);
      }
    }
    return new ClickCounts(links, workspaces);
  }

  static List<Click> countedBetween(
      Session session, long after, long upTo, Collection<String> linkIds) throws SQLException {
    return session.list(
        sql("SELECT " + ClickTable.COLUMNS + " FROM clicks")
            .then("WHERE sequence > ? AND sequence <= ? AND bot_reason IS NULL", after, upTo)
            .then("AND link_id IN (SELECT unnest(?))", (Object) linkIds.toArray(String[]::new))
            .then("ORDER BY sequence"),
        ClickTable::read);
  }

  static boolean recentCounted(Session session, Instant since, Consumer<CountedVisit> each)
      throws SQLException {
    ClicksInOrder.each(
        session,
        "link_id, identity_hash, click_id, epoch_us(timestamp)",
        sql("timestamp >= ? AND bot_reason IS NULL", ClickTable.timestamp(since)),
        row ->
            new CountedVisit(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                ClickTable.instant(row.getLong(4))),
        each);
    return true;
  }

  /**
   * Looks in the last day, then in the month before, then in the rest: there is no index on click
   * ids, whose upkeep would cost every append, and conversions mostly follow soon.
   */
  static Optional<Click> findClick(Session session, String clickId) throws SQLException {
    var newest =
        session.first(
            sql("SELECT max(timestamp) FROM clicks HAVING count(*) > 0"),
            row -> row.getObject(1, LocalDateTime.class));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    var day = newest.get().minusDays(1);
    var month = newest.get().minusDays(31);
    var windows =
        List.of(
            sql("timestamp >= ?", day),
            sql("timestamp >= ? AND timestamp < ?", month, day),
            sql("timestamp < ?", month));
    for (var window : windows) {
      var found =
          session.first(
              sql("SELECT " + ClickTable.COLUMNS + " FROM clicks")
                  .then("WHERE click_id = ? AND bot_reason IS NULL AND", clickId)
                  .then(window)
                  .then("ORDER BY timestamp DESC, sequence DESC LIMIT 1"),
              ClickTable::read);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What one link adds to its own counter and to its workspace's. */
  private record Share(String linkId, String workspaceId, LinkClicks clicks, long charged) {

    static Share read(ResultSet row) throws SQLException {
      return new Share(
          row.getString("link_id"),
          row.getString("workspace_id"),
          new LinkClicks(row.getLong("clicks"), ClickTable.instant(row.getLong("last"))),
          row.getLong("charged"));
    }
  }
}
