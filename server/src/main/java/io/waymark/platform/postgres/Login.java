package io.waymark.platform.postgres;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;

/** Logs in, which proves more than an open port does. */
final class Login {
  private static final String TIMEOUT_SECONDS = "10";

  private Login() {}

  /**
   * Whether the server reached serves this very cluster.
   *
   * @throws SQLException if it cannot be reached or refuses the login
   */
  static boolean reaches(PostgresConnection target, Path cluster) throws SQLException {
    try (var connection = open(target);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT current_setting('data_directory')")) {
      return row.next() && cluster.equals(Path.of(row.getString(1)));
    }
  }

  private static Connection open(PostgresConnection target) throws SQLException {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "user", target.user(),
            "password", target.password(),
            "connectTimeout", TIMEOUT_SECONDS,
            "loginTimeout", TIMEOUT_SECONDS,
            "socketTimeout", TIMEOUT_SECONDS));
    return requireNonNull(driver().connect(target.jdbcUrl(), properties));
  }

  /** Not by way of DriverManager, which starts every driver, DuckDB's native library included. */
  private static Driver driver() {
    return ServiceLoader.load(Driver.class, Login.class.getClassLoader()).stream()
        .filter(provider -> provider.type().getName().startsWith("org.postgresql."))
        .findFirst()
        .orElseThrow(() -> new PostgresException("The PostgreSQL driver is not on the class path"))
        .get();
  }
}
