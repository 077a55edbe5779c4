package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens the file with nothing switched on that an event store does not need. */
final class Database {

  /**
   * How much may be in the log of changes before it is worked into the tables. With DuckDB's 16 MiB
   * a group of rows is packed three times until it is full; more takes longer to read again after a
   * crash, and room within the memory limit.
   */
  private static final String MOST_LOGGED = "64MiB";

  private Database() {}

  /** A connection that keeps the database open; work is done on duplicates of it. */
  static DuckDBConnection open(DuckDbSettings settings) {
    var file = settings.file().toAbsolutePath();
    try {
      var connection =
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + file, options(settings))
              .unwrap(DuckDBConnection.class);
      try (var session = new Session(connection.duplicate())) {
        close(session, settings.exports());
        Schema.migrate(session);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException | IOException e) {
      throw new EventStoreException(
          Reason.FAILED, "Cannot open the event store " + file + ": " + e.getMessage(), e);
    }
  }

  /** Which every connection to the file must be opened with. */
  static Properties options(DuckDbSettings settings) {
    var options = new Properties();
    options.setProperty("memory_limit", settings.memoryMebibytes() + "MiB");
    options.setProperty("checkpoint_threshold", MOST_LOGGED);
    options.setProperty("threads", Integer.toString(settings.threads()));
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    options.setProperty("allow_community_extensions", "false");
    return options;
  }

  /** Shuts every door but one folder, whose leftovers nobody waits for any more. */
  private static void close(Session session, Path exports) throws SQLException, IOException {
    Files.createDirectories(exports);
    try (var leftovers = Files.newDirectoryStream(exports, "*.parquet")) {
      for (var leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
    var folder = Sql.literal(exports + "/");
    session.execute(sql("ATTACH ':memory:' AS " + KeptSums.DATABASE));
    session.execute(sql("SET allowed_directories = [" + folder + "]"));
    session.execute(sql("SET enable_external_access = false"));
    session.execute(sql("SET lock_configuration = true"));
  }
}
