package io.waymark.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
  @TempDir Path folder;

  @Test
  void isMadeOnceAndKept() throws Exception {
    var file = folder.resolve("secrets/server.key");

    var made = ServerKey.in(file, new SecureRandom());

    assertThat(made).hasSize(32);
    assertThat(ServerKey.in(file, new SecureRandom())).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNoKeyIsLeftAloneAndNamed() throws Exception {
    var file = Files.write(folder.resolve("server.key"), new byte[7]);

    assertThatThrownBy(() -> ServerKey.in(file, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasBinaryContent(new byte[7]);
  }
}
