package io.waymark.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that are there completely or not at all, and keeps doing so across power cuts. */
final class WholeFile {
  private WholeFile() {}

  /** For secrets: nobody but the owner ever sees a byte. */
  static void writePrivate(Path file, String text) throws IOException {
    write(file, text, "rw-------");
  }

  static void writeReadable(Path file, String text) throws IOException {
    write(file, text, "rw-r--r--");
  }

  private static void write(Path file, String text, String permissions) throws IOException {
    var folder = file.toAbsolutePath().resolveSibling("");
    var draft = Files.createTempFile(folder, "." + file.getFileName(), ".new");
    try {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
      try (var channel = FileChannel.open(draft, WRITE)) {
        var bytes = UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    syncFolder(folder);
  }

  /** Makes renames in a folder durable. */
  static void syncFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
