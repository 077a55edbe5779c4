package io.waymark.traffic.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: {@code [magic:4][version:4][first sequence:8][previous end:8]
 * [crc32c:4][zero:4]}. The name already tells the first sequence, so that a damaged header costs no
 * record.
 *
 * @param first the sequence of its first record
 * @param previousEnd the sequence after the last acknowledged record of the segment before. What
 *     that one holds beyond was never acknowledged; what it lacks below is lost; and what lies
 *     between this and {@code first} was left out on purpose
 */
record SegmentHeader(long first, long previousEnd) {
  static final int BYTES = 32;

  private static final int MAGIC = 0x574d4a4c;
  private static final int VERSION = 1;
  private static final int CHECKED = 24;

  ByteBuffer bytes() {
    var bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(MAGIC).putInt(VERSION).putLong(first).putLong(previousEnd);
    return bytes.putInt(crc(bytes)).rewind();
  }

  /**
   * Reads a file's header; empty if it is cut short, damaged or not one.
   *
   * @throws IOException if the file cannot be read, or a newer Waymark wrote it
   */
  static Optional<SegmentHeader> read(Path path, long first) throws IOException {
    var bytes = ByteBuffer.allocate(BYTES);
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // read() may give less than was asked for
      }
    }
    if (bytes.hasRemaining() || bytes.getInt(0) != MAGIC || bytes.getInt(CHECKED) != crc(bytes)) {
      return Optional.empty();
    }
    if (bytes.getInt(4) != VERSION) {
      throw new IOException(
          "%s has format %d; this Waymark reads format %d: was it written by a newer one?"
              .formatted(path, bytes.getInt(4), VERSION));
    }
    var header = new SegmentHeader(bytes.getLong(8), bytes.getLong(16));
    boolean plausible =
        header.first == first && header.previousEnd >= 1 && header.previousEnd <= first;
    return plausible ? Optional.of(header) : Optional.empty();
  }

  private static int crc(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.slice(0, CHECKED));
    return (int) crc.getValue();
  }
}
