package io.waymark.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * PostgreSQL's output: the current file and the one before it, so never much more than twice the
 * limit.
 */
record LogFile(Path path) {
  private static final long MAX_BYTES = 10L << 20;
  private static final int TAIL_BYTES = 2000;

  /** Makes sure there is a file, readable by its owner only. */
  void create() throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /**
   * Starts the file again when it has grown too large. PostgreSQL keeps it open for appending, so
   * it is copied and emptied rather than renamed.
   */
  void trim() throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), REPLACE_EXISTING);
      try (var channel = FileChannel.open(path, WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /** The last lines, for error messages. */
  String tail() throws IOException {
    try (var channel = FileChannel.open(path, READ)) {
      var start = Math.max(0, channel.size() - TAIL_BYTES);
      var buffer = ByteBuffer.allocate(TAIL_BYTES);
      channel.read(buffer, start);
      var text = UTF_8.decode(buffer.flip()).toString();
      return (start == 0 ? text : text.substring(text.indexOf('\n') + 1)).strip();
    }
  }
}
