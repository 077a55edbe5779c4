package io.waymark.platform.memory;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link ByteWriter} wrote, in the same order. */
public final class ByteReader {
  private final byte[] bytes;
  private int at;

  /** A reader at the beginning. */
  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next number. */
  public int number() {
    var number = 0;
    for (var shift = 0; ; shift += 7) {
      var next = bytes[at++];
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** The next number of eight bytes. */
  public long wide() {
    var number = 0L;
    for (var shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      number |= (bytes[at++] & 0xFFL) << shift;
    }
    return number;
  }

  /** The next text. */
  public String text() {
    var length = number();
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** The next text that may be missing. */
  public @Nullable String textOrNull() {
    return number() == 0 ? null : text();
  }
}
