package io.waymark.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says. It outlives a killed server, so by itself it proves nothing:
 * the process may be gone, or another one may have got its number.
 *
 * @param port 0 while the server has not got that far
 * @param ready whether the server takes connections
 */
record PidFile(long pid, int port, boolean ready) {
  private static final int MAX_BYTES = 4096;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Empty if there is none, or nothing sensible in it yet. */
  static Optional<PidFile> read(Path cluster) throws IOException {
    try (var stream = Files.newInputStream(in(cluster))) {
      return parse(new String(stream.readNBytes(MAX_BYTES), UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<PidFile> parse(String text) {
    var lines = text.lines().map(String::strip).toList();
    if (lines.isEmpty() || !lines.getFirst().matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    var port = line(lines, PORT_LINE);
    return Optional.of(
        new PidFile(
            Long.parseLong(lines.getFirst()),
            port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
            line(lines, STATUS_LINE).equals("ready")));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }
}
