package io.waymark.app.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which process listens on a TCP port, where the system tells us: on Linux, for processes
 * that we may look into.
 */
final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /** The process in words for people, such as {@code process 4711 (nginx)}. */
  static Optional<String> of(int port) {
    var sockets = new HashSet<String>();
    for (var table : List.of("tcp", "tcp6")) {
      sockets.addAll(listening(PROC.resolve("net").resolve(table), port));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : processes) {
        if (holds(process, sockets)) {
          return Optional.of(described(process));
        }
      }
    } catch (IOException unknown) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Set<String> listening(Path table, int port) {
    var sockets = new HashSet<String>();
    try (var lines = Files.lines(table)) {
      lines
          .skip(1)
          .map(line -> SPACES.split(line.strip()))
          .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
          .filter(fields -> fields[1].endsWith(":%04X".formatted(port)))
          .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
    } catch (IOException unknown) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException notOurs) {
      return false;
    }
    return false;
  }

  private static String described(Path process) throws IOException {
    var name = Files.readString(process.resolve("comm")).strip();
    return "process %s (%s)".formatted(process.getFileName(), name);
  }
}
