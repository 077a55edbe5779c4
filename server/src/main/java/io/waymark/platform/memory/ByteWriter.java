package io.waymark.platform.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes numbers and texts one after another, in few bytes. */
public final class ByteWriter {
  private static final int FIRST_SIZE = 256;
  private static final int LONGEST_NUMBER = 5;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int end;

  /** Writes a number; one below 128 takes one byte. Negative ones take five. */
  public ByteWriter number(int number) {
    makeRoom(LONGEST_NUMBER);
    var rest = number;
    for (; (rest & ~0x7F) != 0; rest >>>= 7) {
      bytes[end++] = (byte) ((rest & 0x7F) | 0x80);
    }
    bytes[end++] = (byte) rest;
    return this;
  }

  /** Writes a number in eight bytes. */
  public ByteWriter wide(long number) {
    makeRoom(Long.BYTES);
    for (var shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[end++] = (byte) (number >>> shift);
    }
    return this;
  }

  /** Writes a text in UTF-8 with its length before it. */
  public ByteWriter text(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    makeRoom(encoded.length);
    System.arraycopy(encoded, 0, bytes, end, encoded.length);
    end += encoded.length;
    return this;
  }

  /** Writes a text that may be missing. */
  public ByteWriter textOrNull(@Nullable String text) {
    number(text == null ? 0 : 1);
    return text == null ? this : text(text);
  }

  /** What has been written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, end);
  }

  private void makeRoom(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
    }
  }
}
