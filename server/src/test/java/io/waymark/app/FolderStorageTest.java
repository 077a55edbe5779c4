package io.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest {

  private final FolderStorage storage = new FolderStorage();

  @Test
  void aClaimedFolderIsRefusedUntilItIsReleased(@TempDir Path folder) throws Exception {
    var data = folder.resolve("data");
    try (var _ = storage.claim(data)) {
      assertThatThrownBy(() -> storage.claim(data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThatThrownBy(() -> storage.start(data)).isInstanceOf(IOException.class);
    }

    storage.claim(data).close();
  }

  @Test
  void aNewFolderIsForItsOwner(@TempDir Path folder) throws Exception {
    storage.claim(folder.resolve("data")).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx--x--x");
  }

  @Test
  void aFolderThatCannotBeMadeIsExplained(@TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> storage.claim(file.resolve("data")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void postgresRunsUntilItIsClosed(@TempDir Path folder) throws Exception {
    // as root, PostgreSQL is somebody else, who must be able to pass through
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var data = folder.resolve("data");

    try (var postgres = storage.start(data)) {
      var login = postgres.login();
      assertThat(storage.running(data)).contains(login);
      try (var connection =
          DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password().value())) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }

    assertThat(storage.running(data)).isEmpty();
    storage.claim(data).close();
  }
}
