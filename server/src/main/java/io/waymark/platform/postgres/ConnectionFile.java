package io.waymark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Tells other processes of the same user how to reach the running server. */
final class ConnectionFile {
  private ConnectionFile() {}

  static void write(Path file, PostgresConnection connection) throws IOException {
    WholeFile.writePrivate(
        file,
        """
        port=%d
        database=%s
        user=%s
        password=%s
        """
            .formatted(
                connection.port(),
                connection.database(),
                connection.user(),
                connection.password()));
  }

  /**
   * Empty if there is none.
   *
   * @throws IOException if it cannot be read, or is not one
   */
  static Optional<PostgresConnection> read(Path file) throws IOException {
    var values = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    var port = values.getProperty("port", "");
    if (!port.matches("[0-9]{1,5}")) {
      throw new IOException(file + " names no port");
    }
    return Optional.of(
        new PostgresConnection(
            Integer.parseInt(port),
            values.getProperty("database", ""),
            values.getProperty("user", ""),
            values.getProperty("password", "")));
  }
}
