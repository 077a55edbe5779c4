package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Removes everything of a workspace, from every table that has something of workspaces. */
final class Forgetting {
  /** Clicks before their sums: a day may be added to those in between. */
  private static final List<String> TABLES =
      Stream.concat(
              Stream.of(ClickTable.NAME, "click_days", "leads", "sales"),
              SumTable.all().stream().map(SumTable::name))
          .toList();

  private Forgetting() {}

  /** Removes some rows; tells whether there were any. */
  static boolean some(Session session, String workspaceId, int most) throws SQLException {
    for (var table : TABLES) {
      var rows =
          session.list(
              sql(
                  "SELECT rowid FROM " + table + " WHERE workspace_id = ? LIMIT ?",
                  workspaceId,
                  most),
              row -> row.getLong(1));
      if (!rows.isEmpty()) {
        session.execute(
            sql(
                "DELETE FROM " + table + " WHERE rowid IN (SELECT unnest(?))",
                (Object) rows.toArray(Long[]::new)));
        return true;
      }
    }
    return false;
  }
}
