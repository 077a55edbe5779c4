package io.waymark.platform.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes of bytes that nobody can aim at who does not know the secret. */
final class SecretHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long first;
  private final long second;

  SecretHash(long secret) {
    this.first = mixed(secret, STEP);
    this.second = mixed(secret ^ STEP, STEP) | 1;
  }

  long of(byte[] bytes) {
    var hash = first ^ bytes.length;
    var at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at), second);
    }
    var rest = 0L;
    for (; at < bytes.length; at++) {
      rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
    }
    return mixed(mixed(hash ^ rest, second), first);
  }

  private static long mixed(long a, long b) {
    return Math.multiplyHigh(a, b) ^ a * b;
  }
}
