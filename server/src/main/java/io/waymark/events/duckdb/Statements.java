package io.waymark.events.duckdb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/**
 * A connection and what was prepared on it, kept for when it is asked again. DuckDB plans a
 * statement when it is prepared and once more when its values are known, and of a question about a
 * day of clicks planning is the longer part: one that was prepared before is planned once.
 */
final class Statements implements AutoCloseable {
  /** Each takes a few kilobytes. */
  private static final int MOST = 64;

  private final DuckDBConnection connection;
  private final Consumer<SQLException> failures;

  /** Those that nobody uses, the one that was used last at the end. */
  private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

  /**
   * @param failures is told of each
   */
  Statements(DuckDBConnection connection, Consumer<SQLException> failures) {
    this.connection = connection;
    this.failures = failures;
  }

  DuckDBConnection connection() {
    return connection;
  }

  /** A statement to be used once, then {@link #giveBack given back}, or closed if it failed. */
  PreparedStatement take(String text) throws SQLException {
    var known = idle.remove(text);
    return known == null ? connection.prepareStatement(text) : known;
  }

  void giveBack(String text, PreparedStatement statement) throws SQLException {
    var same = idle.put(text, statement);
    if (same != null) {
      same.close();
    }
    if (idle.size() > MOST) {
      idle.pollFirstEntry().getValue().close();
    }
  }

  void failed(SQLException failure) {
    failures.accept(failure);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      for (var statement : idle.values()) {
        statement.close();
      }
    }
  }
}
