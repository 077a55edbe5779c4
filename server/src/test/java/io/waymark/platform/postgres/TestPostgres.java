package io.waymark.platform.postgres;

import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL for all tests of this JVM, started on first use and removed at exit. Every test
 * class takes a database of its own:
 *
 * <pre>{@code
 * static final PostgresConnection DATABASE = TestPostgres.freshDatabase();
 * }</pre>
 *
 * <p>To migrate once and copy often: fill one fresh database, close every connection to it, and
 * hand its name to {@link #freshDatabase(String)}.
 */
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestPostgres() {}

  /** A new, empty database. */
  public static PostgresConnection freshDatabase() {
    return freshDatabase(null);
  }

  /**
   * A new database.
   *
   * @param template the database to copy, to which nobody may be connected; null for an empty one
   */
  public static PostgresConnection freshDatabase(@Nullable String template) {
    var name = "test_" + COUNT.incrementAndGet();
    var server = Shared.CLUSTER.connection();
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + name + (template == null ? "" : " TEMPLATE " + template));
    } catch (SQLException e) {
      throw new AssertionError("No test database", e);
    }
    return server.to(name);
  }

  /** Opens a plain JDBC connection. */
  public static Connection connect(PostgresConnection database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  /** The unpacked programs, kept between builds; several JVMs may use them at once. */
  static Path binaries() {
    return Path.of("target", "postgres-binaries").toAbsolutePath();
  }

  private static final class Shared {
    static final EmbeddedPostgres CLUSTER = start();

    private static EmbeddedPostgres start() {
      try {
        var folder = SharedFolder.create();
        var postgres =
            EmbeddedPostgres.start(
                Settings.in(folder.resolve("postgres")).withBinaries(binaries()).notDurable());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, folder)));
        return postgres;
      } catch (IOException e) {
        throw new AssertionError("No folder for the test cluster", e);
      }
    }

    private static void remove(EmbeddedPostgres postgres, Path folder) {
      postgres.close();
      try {
        FileTree.delete(folder);
      } catch (IOException e) {
        System.err.println("Could not remove " + folder + ": " + e);
      }
    }
  }
}
