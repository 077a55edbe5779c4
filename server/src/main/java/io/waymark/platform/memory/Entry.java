package io.waymark.platform.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfChar;
import java.lang.foreign.ValueLayout.OfInt;

/**
 * A key and its value in a chunk: their size together and, as its sign, whether somebody asked for
 * it; the key's hash, the key's length, key, value.
 */
record Entry(MemorySegment chunk, int at) {
  private static final OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final OfChar LENGTH = ValueLayout.JAVA_CHAR_UNALIGNED;
  private static final int HASH = 4;
  private static final int KEY_LENGTH = 8;
  private static final int KEY = 10;
  private static final int ASKED = Integer.MIN_VALUE;

  /** In bytes; no chunk has room for a key whose length has no room here. */
  static int size(byte[] key, byte[] value) {
    return key.length > Character.MAX_VALUE
        ? Integer.MAX_VALUE
        : (int) Math.min(KEY + (long) key.length + value.length, Integer.MAX_VALUE);
  }

  void write(int hash, byte[] key, byte[] value) {
    chunk.set(INT, at, size(key, value));
    chunk.set(INT, at + HASH, hash);
    chunk.set(LENGTH, at + KEY_LENGTH, (char) key.length);
    MemorySegment.copy(key, 0, chunk, ValueLayout.JAVA_BYTE, at + KEY, key.length);
    MemorySegment.copy(value, 0, chunk, ValueLayout.JAVA_BYTE, at + KEY + key.length, value.length);
  }

  /** In bytes; 0 where a chunk's entries end. */
  int size() {
    return chunk.get(INT, at) & ~ASKED;
  }

  int hash() {
    return chunk.get(INT, at + HASH);
  }

  boolean is(int hash, byte[] key) {
    if (hash() != hash || keyLength() != key.length) {
      return false;
    }
    for (var i = 0; i < key.length; i++) {
      if (chunk.get(ValueLayout.JAVA_BYTE, at + KEY + i) != key[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] key() {
    return copy(at + KEY, keyLength());
  }

  byte[] value() {
    return copy(at + KEY + keyLength(), size() - KEY - keyLength());
  }

  boolean asked() {
    return chunk.get(INT, at) < 0;
  }

  void markAsked() {
    if (!asked()) {
      chunk.set(INT, at, chunk.get(INT, at) | ASKED);
    }
  }

  void markFresh() {
    chunk.set(INT, at, size());
  }

  private int keyLength() {
    return chunk.get(LENGTH, at + KEY_LENGTH);
  }

  private byte[] copy(int from, int length) {
    var bytes = new byte[length];
    MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
    return bytes;
  }
}
