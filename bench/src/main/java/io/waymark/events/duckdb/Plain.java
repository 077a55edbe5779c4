package io.waymark.events.duckdb;

import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** DuckDB itself, on the same file as the store and with the same settings. */
record Plain(DuckDBConnection connection) implements AutoCloseable {

  /** As {@link Database} opens it, or DuckDB would refuse. */
  static Plain open(DuckDbSettings settings) throws SQLException {
    return new Plain(
        new DuckDBDriver()
            .connect("jdbc:duckdb:" + settings.file().toAbsolutePath(), Database.options(settings))
            .unwrap(DuckDBConnection.class));
  }

  /** The sum of the last column. */
  long ask(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var last = rows.getMetaData().getColumnCount();
      var sum = 0L;
      while (rows.next()) {
        for (var column = 1; column < last; column++) {
          rows.getString(column);
        }
        sum += rows.getLong(last);
      }
      return sum;
    }
  }

  static String where(Selection selection) {
    var links =
        selection.links() instanceof LinkScope.Only(var ids)
            ? " AND link_id = '" + ids.iterator().next() + "'"
            : "";
    return "workspace_id = '%s' AND timestamp >= TIMESTAMP '%s' AND timestamp < TIMESTAMP '%s' AND bot_reason IS NULL%s"
        .formatted(
            selection.workspaceId(),
            ClickTable.timestamp(selection.from()).toString().replace('T', ' '),
            ClickTable.timestamp(selection.to()).toString().replace('T', ' '),
            links);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
