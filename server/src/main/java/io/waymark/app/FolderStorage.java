package io.waymark.app;

import io.waymark.app.config.Password;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Storage;
import io.waymark.platform.folder.DataFolderLock;
import io.waymark.platform.folder.FolderInUseException;
import io.waymark.platform.postgres.EmbeddedPostgres;
import io.waymark.platform.postgres.PostgresConnection;
import io.waymark.platform.postgres.PostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The data folder on this machine, with a PostgreSQL of our own in {@code postgres}. */
final class FolderStorage implements Storage {

  @Override
  public Claim claim(Path data) throws IOException {
    return new Folder(lock(data));
  }

  @Override
  public Postgres start(Path data) throws IOException {
    var lock = lock(data);
    try {
      return new Running(
          lock, EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(postgres(data))));
    } catch (PostgresException | FolderInUseException failure) {
      lock.close();
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public Optional<DatabaseLogin> running(Path data) throws IOException {
    try {
      return EmbeddedPostgres.running(postgres(data)).map(FolderStorage::login);
    } catch (PostgresException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static DataFolderLock lock(Path data) throws IOException {
    try {
      create(data);
      return DataFolderLock.acquire(data);
    } catch (FolderInUseException | UncheckedIOException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** For us alone, but passable: as root, PostgreSQL runs as somebody else. */
  private static void create(Path data) throws IOException {
    if (!Files.exists(data)) {
      Files.createDirectories(data);
      if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
      }
    }
  }

  private static Path postgres(Path data) {
    return data.resolve("postgres");
  }

  private static DatabaseLogin login(PostgresConnection connection) {
    return new DatabaseLogin(
        connection.jdbcUrl(), connection.user(), new Password(connection.password()));
  }

  private record Folder(DataFolderLock lock) implements Claim {
    @Override
    public void close() {
      lock.close();
    }
  }

  private record Running(DataFolderLock lock, EmbeddedPostgres postgres) implements Postgres {
    @Override
    public DatabaseLogin login() {
      return FolderStorage.login(postgres.connection());
    }

    @Override
    public void close() {
      try (lock) {
        postgres.close();
      }
    }
  }
}
