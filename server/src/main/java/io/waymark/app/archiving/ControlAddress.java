package io.waymark.app.archiving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The address of the socket in a data folder. The operating system takes about a hundred bytes of
 * path; for a longer one there is a short way round, which is only there as long as this is open.
 */
final class ControlAddress implements AutoCloseable {
  static final String FOLDER = "control";
  static final String SOCKET = "server.sock";
  private static final int LONGEST = 100;

  private final UnixDomainSocketAddress address;
  private final @Nullable Path shortcut;

  private ControlAddress(UnixDomainSocketAddress address, @Nullable Path shortcut) {
    this.address = address;
    this.shortcut = shortcut;
  }

  /** The socket of a data folder. */
  static Path socket(Path data) {
    return data.toAbsolutePath().resolve(FOLDER).resolve(SOCKET);
  }

  /** The way to the socket, whose folder has to be there. */
  static ControlAddress to(Path socket) throws IOException {
    if (socket.toString().getBytes(UTF_8).length <= LONGEST) {
      return new ControlAddress(UnixDomainSocketAddress.of(socket), null);
    }
    var folder = Files.createTempDirectory("waymark");
    var shortcut = folder.resolve("c");
    Files.createSymbolicLink(shortcut, socket.resolveSibling(""));
    return new ControlAddress(UnixDomainSocketAddress.of(shortcut.resolve(SOCKET)), shortcut);
  }

  UnixDomainSocketAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    if (shortcut != null) {
      Files.delete(shortcut);
      Files.delete(shortcut.resolveSibling(""));
    }
  }
}
