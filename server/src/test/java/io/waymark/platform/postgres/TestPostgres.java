package io.waymark.platform.postgres;

import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import io.waymark.platform.sql.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for all tests of this JVM, started on first use and removed at exit. Every test
 * class takes a database of its own:
 *
 * <pre>{@code
 * static final PostgresConnection DATABASE = TestPostgres.freshDatabase();
 * }</pre>
 *
 * <p>Most want the tables too: {@link #migratedDatabase}. To fill once and copy often: fill one
 * fresh database, close every connection to it, and hand its name to {@link
 * #freshDatabase(String)}.
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

  /** A new database with all tables and nothing in them: a copy of one that was migrated once. */
  public static PostgresConnection migratedDatabase() {
    return freshDatabase(Migrated.NAME);
  }

  /** Such a database, opened. */
  public static Jdbi jdbi() {
    return Databases.open(source(migratedDatabase()));
  }

  /** Connections to a database, each of them new. */
  public static DataSource source(PostgresConnection database) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.user());
    source.setPassword(database.password());
    return source;
  }

  /** Opens a plain JDBC connection. */
  public static Connection connect(PostgresConnection database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  /** The unpacked programs, kept between builds; several JVMs may use them at once. */
  static Path binaries() {
    return Path.of("target", "postgres-binaries").toAbsolutePath();
  }

  private static final class Migrated {
    static final String NAME = migrate();

    private static String migrate() {
      var database = freshDatabase();
      var _ = Databases.open(source(database));
      return database.database();
    }
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
