package io.waymark.platform.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfInt;

/**
 * A key and its value in a chunk: their size together, the key's hash, whether somebody asked for
 * it, the key's length, key, value.
 */
record Entry(MemorySegment chunk, int at) {
  private static final OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final int HASH = 4;
  private static final int KEY_LENGTH = 8;
  private static final int ASKED = 12;
  private static final int KEY = 13;

  static int size(byte[] key, byte[] value) {
    // What could not be counted is too large in any case.
    return (int) Math.min(KEY + (long) key.length + value.length, Integer.MAX_VALUE);
  }

  void write(int hash, byte[] key, byte[] value) {
    chunk.set(INT, at, size(key, value));
    chunk.set(INT, at + HASH, hash);
    chunk.set(INT, at + KEY_LENGTH, key.length);
    markFresh();
    MemorySegment.copy(key, 0, chunk, ValueLayout.JAVA_BYTE, at + KEY, key.length);
    MemorySegment.copy(value, 0, chunk, ValueLayout.JAVA_BYTE, at + KEY + key.length, value.length);
  }

  /** In bytes; 0 where a chunk's entries end. */
  int size() {
    return chunk.get(INT, at);
  }

  int hash() {
    return chunk.get(INT, at + HASH);
  }

  boolean is(int hash, byte[] key) {
    if (hash() != hash || chunk.get(INT, at + KEY_LENGTH) != key.length) {
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
    return copy(at + KEY, chunk.get(INT, at + KEY_LENGTH));
  }

  byte[] value() {
    var keyLength = chunk.get(INT, at + KEY_LENGTH);
    return copy(at + KEY + keyLength, size() - KEY - keyLength);
  }

  boolean asked() {
    return chunk.get(ValueLayout.JAVA_BYTE, at + ASKED) != 0;
  }

  void markAsked() {
    if (!asked()) {
      chunk.set(ValueLayout.JAVA_BYTE, at + ASKED, (byte) 1);
    }
  }

  void markFresh() {
    chunk.set(ValueLayout.JAVA_BYTE, at + ASKED, (byte) 0);
  }

  private byte[] copy(int from, int length) {
    var bytes = new byte[length];
    MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
    return bytes;
  }
}
