package io.waymark.events.duckdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One connection, used by one piece of work on one thread, which another thread may stop. */
final class Session implements AutoCloseable {
  private final DuckDBConnection connection;
  private volatile @Nullable PreparedStatement running;
  private volatile boolean stopped;

  Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** For the appender; statements go through the other methods. */
  DuckDBConnection connection() {
    return connection;
  }

  <T> List<T> list(Sql sql, RowReader<T> reader) throws SQLException {
    var rows = new ArrayList<T>();
    each(sql, reader, rows::add);
    return rows;
  }

  <T> Optional<T> first(Sql sql, RowReader<T> reader) throws SQLException {
    return list(sql, reader).stream().findFirst();
  }

  <T> void each(Sql sql, RowReader<T> reader, Consumer<T> consumer) throws SQLException {
    try (var statement = prepare(sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        checkStopped();
        consumer.accept(reader.read(rows));
      }
    } finally {
      running = null;
    }
  }

  void execute(Sql sql) throws SQLException {
    try (var statement = prepare(sql)) {
      statement.execute();
    } finally {
      running = null;
    }
  }

  private PreparedStatement prepare(Sql sql) throws SQLException {
    var statement = connection.prepareStatement(sql.text());
    var index = 1;
    for (var value : sql.values()) {
      switch (value) {
        case String[] texts ->
            statement.setArray(index, connection.createArrayOf("VARCHAR", texts));
        case Long[] numbers ->
            statement.setArray(index, connection.createArrayOf("BIGINT", numbers));
        default -> statement.setObject(index, value);
      }
      index++;
    }
    running = statement;
    checkStopped();
    return statement;
  }

  private void checkStopped() throws SQLException {
    if (stopped) {
      throw new SQLException("stopped");
    }
  }

  /**
   * Interrupts what runs and refuses what would follow. An interrupt that arrives just before a
   * statement starts is lost, so repeat this until the work has ended.
   */
  void stop() {
    stopped = true;
    var statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // The statement ended and was closed meanwhile, which is what was wanted.
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Makes a value of the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
