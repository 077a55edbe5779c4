package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an archive had, whole and beside the tables, until the database says that it counts: two
 * databases cannot commit at once, so one of them keeps the other's outcome ready. Both steps can
 * be taken again after a crash.
 */
final class Replacement {
  static final String CLICKS = "restored_clicks";
  static final String DAYS = "restored_click_days";
  private static final String MARK = "restored";

  private Replacement() {}

  /** Says what the tables aside are, in the transaction that fills them. */
  static void mark(Session session, long position, long generation) throws SQLException {
    session.execute(
        sql(
            "CREATE TABLE %s AS SELECT ?::BIGINT AS position, ?::BIGINT AS generation"
                .formatted(MARK),
            position,
            generation));
  }

  /** The generation that is aside, if one is. */
  static OptionalLong aside(Session session) throws SQLException {
    if (!exists(session)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number(session, "generation"));
  }

  private static boolean exists(Session session) throws SQLException {
    return session
        .first(
            sql("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", MARK), row -> row.getInt(1))
        .isPresent();
  }

  private static long number(Session session, String column) throws SQLException {
    return session
        .first(sql("SELECT %s FROM %s".formatted(column, MARK)), row -> row.getLong(1))
        .orElseThrow();
  }

  /** Puts a generation that is aside in the place of everything. */
  static void take(Session session, long generation) throws SQLException {
    var aside = aside(session);
    if (aside.isEmpty() || aside.getAsLong() != generation) {
      return;
    }
    var position = number(session, "position");
    session.execute(sql("BEGIN TRANSACTION"));
    for (var table : List.of("clicks", "click_days", "leads", "sales")) {
      session.execute(sql("DELETE FROM " + table));
    }
    for (var table : SumTable.all()) {
      session.execute(sql("DELETE FROM " + table.name()));
    }
    session.execute(
        sql("UPDATE summed SET before = TIMESTAMP '1970-01-01 00:00:00', sequence = 0"));
    session.execute(sql("INSERT INTO clicks BY NAME FROM " + CLICKS + " ORDER BY sequence"));
    session.execute(
        sql("INSERT INTO click_days BY NAME FROM " + DAYS + " ORDER BY workspace_id, link_id"));
    session.execute(sql("UPDATE position SET sequence = ?", position));
    drop(session);
    session.execute(sql("COMMIT"));
  }

  /** Drops whatever is aside. */
  static void forget(Session session) throws SQLException {
    if (exists(session)) {
      session.execute(sql("BEGIN TRANSACTION"));
      drop(session);
      session.execute(sql("COMMIT"));
    }
  }

  /** The same in a transaction of the caller's. */
  static void drop(Session session) throws SQLException {
    for (var table : List.of(CLICKS, DAYS, MARK)) {
      session.execute(sql("DROP TABLE IF EXISTS " + table));
    }
  }
}
