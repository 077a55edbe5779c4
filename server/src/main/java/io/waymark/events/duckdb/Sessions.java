package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The connections of a {@link Lane}: work that ends well leaves its own to what comes next. */
final class Sessions {
  private final Database database;
  private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Sessions(Database database) {
    this.database = database;
  }

  /** A session for one piece of work. */
  Session open() throws SQLException {
    var left = idle.pollFirst();
    return new Session(left == null ? database.statements() : left, this::leave);
  }

  private void leave(Statements statements) {
    idle.addFirst(statements);
    if (closed) {
      close();
    }
  }

  /** Closes what nobody uses, now and from now on. */
  void close() {
    closed = true;
    for (var left = idle.pollFirst(); left != null; left = idle.pollFirst()) {
      try {
        left.close();
      } catch (SQLException e) {
        throw new EventStoreException(Reason.FAILED, "Cannot close a connection to DuckDB", e);
      }
    }
  }
}
