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
  private final Statements statements;
  private final Heir heir;
  private @Nullable PreparedStatement running;
  private boolean endedWell;
  private boolean stopped;
  private boolean closed;

  /**
   * With a connection that goes to somebody else if the work ends well.
   *
   * @param heir gets it then; otherwise it is closed, with whatever the work had begun
   */
  Session(Statements statements, Heir heir) {
    this.statements = statements;
    this.heir = heir;
  }

  /** Who takes a connection over. */
  interface Heir {
    void take(Statements statements) throws SQLException;
  }

  /** For the appender; statements go through the other methods. */
  DuckDBConnection connection() {
    return statements.connection();
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
    var statement = prepared(sql);
    try (var rows = start(statement, sql).executeQuery()) {
      while (rows.next()) {
        checkStopped();
        consumer.accept(reader.read(rows));
      }
    } catch (SQLException e) {
      statements.failed(e);
      statement.close();
      throw e;
    } catch (RuntimeException e) {
      statement.close();
      throw e;
    } finally {
      runs(null);
    }
    statements.giveBack(sql.text(), statement);
  }

  private PreparedStatement prepared(Sql sql) throws SQLException {
    try {
      return statements.take(sql.text());
    } catch (SQLException e) {
      statements.failed(e);
      throw e;
    }
  }

  void execute(Sql sql) throws SQLException {
    try (var statement = connection().prepareStatement(sql.text())) {
      start(statement, sql).execute();
    } catch (SQLException e) {
      statements.failed(e);
      throw e;
    } finally {
      runs(null);
    }
  }

  private PreparedStatement start(PreparedStatement statement, Sql sql) throws SQLException {
    var index = 1;
    for (var value : sql.values()) {
      switch (value) {
        case String[] texts ->
            statement.setArray(index, connection().createArrayOf("VARCHAR", texts));
        case Long[] numbers ->
            statement.setArray(index, connection().createArrayOf("BIGINT", numbers));
        default -> statement.setObject(index, value);
      }
      index++;
    }
    runs(statement);
    checkStopped();
    return statement;
  }

  private synchronized void runs(@Nullable PreparedStatement statement) {
    running = statement;
  }

  private synchronized void checkStopped() throws SQLException {
    if (stopped) {
      throw new SQLException("stopped");
    }
  }

  /**
   * Interrupts what runs and refuses what would follow. An interrupt that arrives just before a
   * statement starts is lost, so repeat this until the work has ended. It does nothing once this is
   * closed, when the connection may be somebody else's.
   */
  synchronized void stop() {
    if (closed) {
      return;
    }
    stopped = true;
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException e) {
        // The statement ended and was closed meanwhile, which is what was wanted.
      }
    }
  }

  /** Tells that nothing is left half done on the connection. */
  synchronized void endedWell() {
    endedWell = true;
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    if (endedWell && !stopped) {
      heir.take(statements);
    } else {
      statements.close();
    }
  }

  /** Makes a value of the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
