package io.waymark.app.archiving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.backup.BackupState;
import io.waymark.app.backup.Backups;
import io.waymark.app.backup.Keep;
import io.waymark.app.backup.Target;
import io.waymark.archive.Report;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands reach a server through its data folder. */
@SuppressWarnings("NullAway.Init") // filled in before each test
class ControlSocketTest {
  /** More than an operating system takes for the path of a socket. */
  private static final int TOO_LONG = 108;

  @TempDir private Path folder;
  private Clerk clerk;

  @BeforeEach
  void clerk() {
    var backups =
        new Backups(
            _ -> {},
            folder.resolve("backups"),
            new Target.DataFolder(),
            new Keep(OptionalInt.empty(), Optional.empty()),
            Clock.systemUTC());
    clerk = new Clerk(new Nothing(), backups, () -> BackupState.UNKNOWN, new ReentrantLock());
  }

  /** A server without data. */
  private static final class Nothing implements Archives {
    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public Optional<SortedMap<String, Long>> write(
        Path to, @Nullable String workspace, boolean secrets) {
      return Optional.empty();
    }

    @Override
    public long take(Path from, boolean rehearsal, Report report) {
      return 0;
    }

    @Override
    public long replace(Path from, Report report) {
      return 0;
    }

    @Override
    public void close() {}
  }

  private record Heard(List<String> lines) implements Teller {
    @Override
    public void say(String line) {
      lines.add(line);
    }

    @Override
    public void complain(String line) {
      lines.add("! " + line);
    }
  }

  private static List<String> asked(Path data) throws Exception {
    var heard = new Heard(new ArrayList<>());
    try (var call = ControlCall.to(data).orElseThrow()) {
      assertThat(call.carryOut(new ArchiveOrder.Status(), heard)).isZero();
    }
    return heard.lines();
  }

  private static void leaveBehind(Path socket) throws Exception {
    Files.createDirectories(socket.resolveSibling(""));
    try (var killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).as("what kill -9 leaves").exists();
  }

  @Test
  @DisplayName("a socket that a killed server left is nobody's: commands do the work themselves")
  void staleForCommands() throws Exception {
    leaveBehind(ControlAddress.socket(folder));

    assertThat(ControlCall.to(folder)).isEmpty();
  }

  @Test
  @DisplayName("the next server takes the place of the socket that a killed one left")
  void staleForServers() throws Exception {
    leaveBehind(ControlAddress.socket(folder));

    try (var _ = ControlSocket.open(folder, clerk)) {
      assertThat(asked(folder)).containsExactly(BackupState.UNKNOWN.words());
    }

    assertThat(ControlCall.to(folder)).isEmpty();
  }

  @Test
  @DisplayName("a data folder with a path too long for a socket works all the same, stale ones too")
  void longPath() throws Exception {
    var data = folder.resolve("x".repeat(60)).resolve("ö".repeat(60));
    var socket = ControlAddress.socket(data);
    assertThat(socket.toString().getBytes(UTF_8)).hasSizeGreaterThan(TOO_LONG);
    try (var _ = ControlSocket.open(data, clerk)) {
      assertThat(asked(data)).containsExactly(BackupState.UNKNOWN.words());
      assertThat(socket).exists();

      // as after kill -9, its socket is still there
      try (var _ = ControlSocket.open(data, clerk)) {
        assertThat(asked(data)).containsExactly(BackupState.UNKNOWN.words());
      }
    }
    assertThat(socket).doesNotExist();
    assertThat(ControlCall.to(data)).isEmpty();
  }

  @Test
  @DisplayName("a file where the socket should be is no server")
  void notASocket() throws Exception {
    var socket = ControlAddress.socket(folder);
    Files.createDirectories(socket.resolveSibling(""));
    Files.writeString(socket, "");

    assertThat(ControlCall.to(folder)).isEmpty();
  }
}
