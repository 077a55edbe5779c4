package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens the file with nothing switched on that an event store does not need. */
final class Database {

  private Database() {}

  /** A connection that keeps the database open; work is done on duplicates of it. */
  static DuckDBConnection open(DuckDbSettings settings) {
    var options = new Properties();
    options.setProperty("memory_limit", settings.memoryMebibytes() + "MiB");
    options.setProperty("threads", Integer.toString(settings.threads()));
    options.setProperty("enable_external_access", "false");
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    options.setProperty("allow_community_extensions", "false");
    options.setProperty("lock_configuration", "true");
    var file = settings.file().toAbsolutePath();
    try {
      var connection =
          new DuckDBDriver().connect("jdbc:duckdb:" + file, options).unwrap(DuckDBConnection.class);
      try (var session = new Session(connection.duplicate())) {
        Schema.migrate(session);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw new EventStoreException(
          Reason.FAILED, "Cannot open the event store " + file + ": " + e.getMessage(), e);
    }
  }
}
