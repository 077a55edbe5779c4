package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Click;
import io.waymark.events.ClickDay;
import io.waymark.events.EventArchive;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * What an archive has, in tables beside the real ones until it is known what of it is new: all in
 * one transaction.
 */
final class ArchiveIntake implements EventArchive.Incoming {
  /** Of several clicks that look the same, the first is the first that is stored, and so on. */
  private static final String NUMBERED =
      """
      , row_number() OVER (
        PARTITION BY timestamp, click_id, link_id, identity_hash ORDER BY sequence) AS nth
      """;

  private static final String MATCH =
      """
      SELECT i.* EXCLUDE (nth) FROM (SELECT *
      """
          + NUMBERED
          + """
          FROM archived_clicks) i
          ANTI JOIN (
            SELECT timestamp, click_id, link_id, identity_hash
          """
          + NUMBERED
          + """
            FROM clicks WHERE timestamp >= (SELECT min(timestamp) FROM archived_clicks)
              AND timestamp <= (SELECT max(timestamp) FROM archived_clicks)) c
          USING (timestamp, click_id, link_id, identity_hash, nth)
          """;

  private static final String DAYS_BUT_SEQUENCE = "* EXCLUDE (sequence)";

  private final Session session;
  private @Nullable DuckDBAppender clicks;
  private @Nullable DuckDBAppender days;
  private long sequence;
  private boolean open = true;

  private ArchiveIntake(Session session) {
    this.session = session;
  }

  static ArchiveIntake begin(Session session) throws SQLException {
    session.execute(sql("BEGIN TRANSACTION"));
    for (var table : List.of("clicks", "click_days")) {
      session.execute(sql("CREATE TABLE archived_" + table + " AS FROM " + table + " LIMIT 0"));
    }
    return new ArchiveIntake(session);
  }

  @Override
  public void add(Click click) {
    DuckDbEventArchive.done(
        () -> {
          if (clicks == null) {
            clicks = session.connection().createAppender("archived_clicks");
          }
          sequence++;
          clicks.beginRow().append(sequence);
          clicks.appendEpochMicros(ClickTable.micros(click.timestamp()));
          ClickTable.appendFrozen(clicks, click);
          clicks.endRow();
        });
  }

  @Override
  public void add(ClickDay day) {
    DuckDbEventArchive.done(
        () -> {
          if (days == null) {
            days = session.connection().createAppender("archived_click_days");
          }
          ArchivedDays.append(days, day);
        });
  }

  @Override
  public EventArchive.Counts compare() {
    return DuckDbEventArchive.asked(
        () -> {
          closeAppenders();
          session.execute(sql("CREATE TABLE fresh_clicks AS " + MATCH));
          session.execute(
              sql(
                  "CREATE TABLE fresh_days AS SELECT %s FROM archived_click_days EXCEPT ALL SELECT %s FROM click_days"
                      .formatted(DAYS_BUT_SEQUENCE, DAYS_BUT_SEQUENCE)));
          return new EventArchive.Counts(
              count("archived_clicks"),
              count("fresh_clicks"),
              count("archived_click_days"),
              count("fresh_days"));
        });
  }

  private long count(String table) throws SQLException {
    return session.first(sql("SELECT count(*) FROM " + table), row -> row.getLong(1)).orElseThrow();
  }

  @Override
  public void commit(long position) {
    DuckDbEventArchive.done(
        () -> {
          var before = position - count("fresh_clicks");
          session.execute(
              sql(
                  """
                  INSERT INTO clicks
                  SELECT * REPLACE (? + row_number() OVER (ORDER BY sequence) AS sequence)
                  FROM fresh_clicks ORDER BY sequence
                  """,
                  before));
          session.execute(
              sql(
                  """
                  INSERT INTO click_days BY NAME
                  SELECT *, ?::BIGINT AS sequence FROM fresh_days ORDER BY workspace_id, link_id
                  """,
                  position));
          session.execute(sql("UPDATE position SET sequence = ?", position));
          for (var table :
              List.of("archived_clicks", "archived_click_days", "fresh_clicks", "fresh_days")) {
            session.execute(sql("DROP TABLE " + table));
          }
          session.execute(sql("COMMIT"));
          open = false;
        });
  }

  @Override
  public EventArchive.Counts count() {
    return DuckDbEventArchive.asked(
        () -> {
          closeAppenders();
          var all = count("archived_clicks");
          var days = count("archived_click_days");
          return new EventArchive.Counts(all, all, days, days);
        });
  }

  @Override
  public void leaveAside(long position, long generation) {
    DuckDbEventArchive.done(
        () -> {
          closeAppenders();
          var before = position - count("archived_clicks");
          Replacement.drop(session);
          session.execute(
              sql(
                  """
                  CREATE TABLE %s AS
                  SELECT * REPLACE (?::BIGINT + sequence AS sequence) FROM archived_clicks
                  """
                      .formatted(Replacement.CLICKS),
                  before));
          session.execute(
              sql(
                  """
                  CREATE TABLE %s AS
                  SELECT * REPLACE (?::BIGINT AS sequence) FROM archived_click_days
                  """
                      .formatted(Replacement.DAYS),
                  position));
          Replacement.mark(session, position, generation);
          session.execute(sql("DROP TABLE archived_clicks"));
          session.execute(sql("DROP TABLE archived_click_days"));
          session.execute(sql("COMMIT"));
          open = false;
        });
  }

  private void closeAppenders() throws SQLException {
    if (clicks != null) {
      clicks.close();
      clicks = null;
    }
    if (days != null) {
      days.close();
      days = null;
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    DuckDbEventArchive.done(
        () -> {
          closeAppenders();
          session.execute(sql("ROLLBACK"));
        });
  }
}
