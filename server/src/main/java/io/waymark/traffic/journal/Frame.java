package io.waymark.traffic.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record as it lies in a segment: {@code [length:4][crc32c:4][sequence:8][payload]}, big-endian.
 * The checksum covers the sequence and the payload; a wrong length makes it fail too.
 */
final class Frame {
  static final int HEADER = 16;
  static final int CRC_AT = 4;
  static final int SEQUENCE_AT = 8;

  /** The smallest frame: payloads are never empty, so a run of zeros is never a frame. */
  static final int SMALLEST = HEADER + 1;

  /** A limit of the format: a damaged length must not make a reader allocate without bound. */
  static final int LARGEST_PAYLOAD = 16 * 1024 * 1024;

  private Frame() {}

  static int size(byte[] payload) {
    return HEADER + payload.length;
  }

  /** Writes a frame at the buffer's position; its limit must be its capacity. */
  static void put(ByteBuffer out, long sequence, byte[] payload, CRC32C crc) {
    int start = out.position();
    out.putInt(payload.length).putInt(0).putLong(sequence).put(payload);
    int end = out.position();
    crc.reset();
    crc.update(out.limit(end).position(start + SEQUENCE_AT));
    out.putInt(start + CRC_AT, (int) crc.getValue()).limit(out.capacity());
  }

  /** How many of the bytes that follow {@code start} belong to whole frames among the first n. */
  static int whole(ByteBuffer frames, int start, int n) {
    int end = start;
    while (end < frames.limit()) {
      int next = end + HEADER + frames.getInt(end);
      if (next - start > n) {
        break;
      }
      end = next;
    }
    return end - start;
  }

  /** The most frames that can have begun within so many bytes. */
  static long most(long bytes) {
    return (bytes + SMALLEST - 1) / SMALLEST;
  }
}
