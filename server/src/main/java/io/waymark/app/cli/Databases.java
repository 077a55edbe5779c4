package io.waymark.app.cli;

import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;

/** What the doctor says of PostgreSQL. */
final class Databases {

  private static final int OLDEST = 14;
  private static final String SUBJECT = "postgresql";

  /** What is said of an embedded one that a server runs at the moment. */
  static final String RUNNING = "embedded, running";

  private Databases() {}

  static Finding embedded(Supplier<Storage> storage, Path data) {
    try {
      if (storage.get().running(data).isPresent()) {
        return Finding.ok(SUBJECT, RUNNING);
      }
    } catch (IOException unknown) {
      return Finding.problem(
          SUBJECT, String.valueOf(unknown.getMessage()), "run this as the user the server runs as");
    }
    var platform = platform();
    return bundled(platform)
        ? Finding.ok(SUBJECT, "embedded, not running")
        : Finding.problem(
            SUBJECT,
            "this build has no PostgreSQL for " + platform,
            "build it on this machine with waymark build, or set database.url to an external one");
  }

  static Finding external(DatabaseLogin login) {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password().value());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "5");
    try (var connection = DriverManager.getConnection(login.jdbcUrl(), properties)) {
      var version = connection.getMetaData();
      var text = "external, version " + version.getDatabaseProductVersion();
      return version.getDatabaseMajorVersion() < OLDEST
          ? Finding.problem(SUBJECT, text, "upgrade it to version %d or newer".formatted(OLDEST))
          : Finding.ok(SUBJECT, text);
    } catch (SQLException refused) {
      return Finding.problem(
          SUBJECT,
          "external, cannot be used: " + refused.getMessage(),
          "check database.url, database.user and database.password");
    }
  }

  /** Named as the archives with the binaries are. */
  private static String platform() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "linux";
    var processor = System.getProperty("os.arch");
    var arm = List.of("aarch64", "arm64").contains(processor);
    return system + "-" + (arm ? "arm_64" : "x86_64");
  }

  private static boolean bundled(String platform) {
    var loader = Databases.class.getClassLoader();
    return loader.getResource("postgres-" + platform + ".txz") != null;
  }
}
