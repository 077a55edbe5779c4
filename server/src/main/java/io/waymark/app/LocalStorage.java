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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data folder on this machine's disk, with PostgreSQL in its {@code postgres} folder. */
final class LocalStorage implements Storage {

  @Override
  public Claim claim(Path data) throws IOException {
    Files.createDirectories(data);
    try {
      return DataFolderLock.acquire(data)::close;
    } catch (FolderInUseException inUse) {
      throw new IOException(inUse.getMessage(), inUse);
    }
  }

  @Override
  public Postgres start(Path data) throws IOException {
    var claim = claim(data);
    try {
      var postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(folder(data)));
      return new Running(claim, postgres);
    } catch (PostgresException | FolderInUseException failure) {
      claim.close();
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public Optional<DatabaseLogin> running(Path data) throws IOException {
    try {
      return EmbeddedPostgres.running(folder(data)).map(LocalStorage::login);
    } catch (PostgresException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static Path folder(Path data) {
    return data.resolve("postgres");
  }

  private static DatabaseLogin login(PostgresConnection connection) {
    return new DatabaseLogin(
        connection.jdbcUrl(), connection.user(), new Password(connection.password()));
  }

  private record Running(Claim claim, EmbeddedPostgres postgres) implements Postgres {
    @Override
    public DatabaseLogin login() {
      return LocalStorage.login(postgres.connection());
    }

    @Override
    public void close() {
      postgres.close();
      claim.close();
    }
  }
}
