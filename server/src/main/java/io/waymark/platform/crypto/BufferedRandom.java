package io.waymark.platform.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Strong randomness taken a page at a time, so that one small number costs little. */
public final class BufferedRandom implements RandomGenerator {
  private final SecureRandom source;
  private final byte[] page = new byte[4_096];
  private final ByteBuffer rest = ByteBuffer.wrap(page).position(page.length);

  public BufferedRandom(SecureRandom source) {
    this.source = source;
  }

  @Override
  public synchronized long nextLong() {
    if (rest.remaining() < Long.BYTES) {
      source.nextBytes(page);
      rest.clear();
    }
    return rest.getLong();
  }
}
