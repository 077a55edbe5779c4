package io.waymark.platform.postgres;

import java.sql.SQLException;

/** One statement, one connection. */
final class Sql {
  private Sql() {}

  static void run(PostgresConnection database, String statement) throws SQLException {
    try (var connection = TestPostgres.connect(database);
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  /** The first column of the first row. */
  static String value(PostgresConnection database, String query) throws SQLException {
    try (var connection = TestPostgres.connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw new AssertionError("No row: " + query);
      }
      return row.getString(1);
    }
  }
}
