package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static java.util.Collections.newSetFromMap;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The file, open, with nothing switched on that an event store does not need. Work is done on
 * connections of its own.
 *
 * <p>After a failure that leaves what DuckDB has in memory in doubt this is {@link #broken}. It
 * must be {@link #abandon abandoned} then and opened anew, which reads what is on disk: DuckDB
 * itself goes on after a commit for which it had no memory, and writes later rows with values of
 * others (seen in 2.0.0.1).
 */
final class Database implements AutoCloseable {
  private static final Logger log = System.getLogger(Database.class.getName());

  /**
   * How much may be in the log of changes before it is worked into the tables. With DuckDB's 16 MiB
   * a group of rows is packed three times until it is full; more takes longer to read again after a
   * crash, and room within the memory limit.
   */
  private static final String MOST_LOGGED = "64MiB";

  /** How messages begin of failures after which the memory cannot be trusted. */
  private static final List<String> BREAKING =
      List.of("FATAL Error", "INTERNAL Error", "TransactionContext Error: Failed to commit");

  private final DuckDBConnection root;
  private final Set<Session> borrowed = newSetFromMap(new WeakHashMap<>());
  private volatile @Nullable String broken;

  Database(DuckDBConnection root) {
    this.root = root;
  }

  /**
   * Opens the file, or creates it, and brings its tables up to date.
   *
   * @throws EventStoreException if that fails, as when it is open already
   */
  static Database open(DuckDbSettings settings) {
    var file = settings.file().toAbsolutePath();
    try {
      var connection =
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + file, options(settings))
              .unwrap(DuckDBConnection.class);
      var database = new Database(connection);
      try (var session = database.session()) {
        close(session, settings.exports());
        Schema.migrate(session);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return database;
    } catch (SQLException | IOException e) {
      throw new EventStoreException(
          Reason.FAILED, "Cannot open the event store " + file + ": " + e.getMessage(), e);
    }
  }

  /** A session with a connection that ends with it. */
  Session session() throws SQLException {
    return new Session(statements(), Statements::close);
  }

  /** A session that others keep for long, and that {@link #stopBorrowed} ends for them. */
  synchronized Session borrowed() throws SQLException {
    var session = session();
    borrowed.add(session);
    return session;
  }

  /** What others have borrowed does nothing more for them, so that they close it. */
  synchronized void stopBorrowed() {
    borrowed.forEach(Session::stop);
  }

  /** A connection of its own. */
  Statements statements() throws SQLException {
    return new Statements(root.duplicate(), this::failed);
  }

  private void failed(SQLException failure) {
    var message = String.valueOf(failure.getMessage());
    if (broken == null && BREAKING.stream().anyMatch(message::startsWith)) {
      broken = message;
    }
  }

  /** Why this cannot go on; null as long as it can. */
  @Nullable String broken() {
    return broken;
  }

  /** Closes the file, which takes less time to open again then. */
  @Override
  public void close() throws SQLException {
    if (broken == null && !root.isClosed()) {
      try (var session = session()) {
        session.execute(sql("CHECKPOINT"));
      } catch (SQLException e) {
        log.log(Level.WARNING, "DuckDB will read its log at the next start", e);
      }
    }
    abandon();
  }

  /** Closes the file and leaves on disk what is there. */
  void abandon() throws SQLException {
    root.close();
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
    session.execute(sql("PRAGMA disable_checkpoint_on_shutdown"));
    session.execute(sql("SET allowed_directories = [" + folder + "]"));
    session.execute(sql("SET enable_external_access = false"));
    session.execute(sql("SET lock_configuration = true"));
  }
}
