package io.waymark.platform.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

  Path postgres() {
    return home.resolve("bin/postgres");
  }

  Path initdb() {
    return home.resolve("bin/initdb");
  }

  /** The major version, such as {@code 18}: only data of the same one can be opened. */
  String majorVersion() throws IOException {
    try (var lines = Files.newBufferedReader(home.resolve("share/postgresql/postgres.bki"))) {
      var first = lines.readLine();
      return first == null ? "" : first.replaceFirst("^# PostgreSQL ", "").strip();
    }
  }

  /**
   * Finds this machine's programs in the given folder, unpacking them from the class path on first
   * use. Several processes may do so at once; a process killed half-way leaves nothing that counts.
   * The name carries the archive's checksum, so an upgrade never meets its predecessor's files.
   *
   * @throws PostgresException if there are no programs for this machine
   */
  static Binaries in(Path folder) throws IOException {
    var name = "postgres-" + platform();
    var archive = Binaries.class.getResource("/" + name + ".txz");
    if (archive == null) {
      throw new PostgresException(
          "No PostgreSQL for this machine is built in (%s.txz is not on the class path). Use an external one."
              .formatted(name));
    }
    Files.createDirectories(folder);
    var home = folder.toRealPath().resolve(name + "-" + checksum(archive));
    if (!Files.isDirectory(home)) {
      unpack(archive, home);
    }
    return new Binaries(home);
  }

  /** Removes what earlier versions unpacked beside this one; only for a folder nobody shares. */
  void removeOthers() throws IOException {
    try (var entries = Files.newDirectoryStream(home.getParent(), Files::isDirectory)) {
      for (var entry : entries) {
        if (!entry.equals(home)) {
          FileTree.delete(entry);
        }
      }
    }
  }

  private static synchronized void unpack(URL archive, Path home) throws IOException {
    try (var channel = FileChannel.open(home.resolveSibling(".lock"), CREATE, WRITE);
        var _ = channel.lock()) {
      if (Files.isDirectory(home)) {
        return;
      }
      var draft = home.resolveSibling(home.getFileName() + ".unpacking");
      FileTree.delete(draft);
      try (var stream = Archive.open(archive)) {
        Archive.unpack(stream, draft);
      }
      flush(draft);
      Files.move(draft, home, ATOMIC_MOVE);
    }
  }

  /**
   * Brings the files to the disk before their final name gets there, in one call for the thousand
   * of them. Where there is no such program, a power cut in the next half minute may spoil them.
   */
  private static void flush(Path folder) throws IOException {
    if (Command.find("sync").isPresent()) {
      try {
        Command.run(folder, List.of("sync", "-f", folder.toString()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String platform() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return (system.startsWith("mac") ? "darwin" : system) + "-" + machine;
  }

  /** A jar's directory already knows it; anything else is read through. */
  private static String checksum(URL archive) throws IOException {
    var connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar && jar.getJarEntry().getCrc() != -1) {
      return hex(jar.getJarEntry().getCrc());
    }
    try (var stream = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
      stream.transferTo(OutputStream.nullOutputStream());
      return hex(stream.getChecksum().getValue());
    }
  }

  private static String hex(long crc) {
    return HexFormat.of().toHexDigits((int) crc);
  }
}
