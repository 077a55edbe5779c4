package io.waymark.identity.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time (RFC 6238): six digits of HMAC-SHA1 that change every 30 seconds. */
final class Totp {
  private static final int SECONDS = 30;
  private static final int DRIFT = 1;
  private static final int RANGE = 1_000_000;

  private Totp() {}

  /** The step that an instant is in. */
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  /** The code of a step (RFC 4226 5.3). */
  static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
      var offset = hash.get(hash.capacity() - 1) & 15;
      return "%06d".formatted((hash.getInt(offset) & Integer.MAX_VALUE) % RANGE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }

  /**
   * The step whose code it is: now's or one of its neighbours, for clocks that differ a little.
   *
   * @param after only later steps count, so that no code works twice
   */
  static OptionalLong match(byte[] secret, String code, Instant now, long after) {
    var given = code.getBytes(StandardCharsets.UTF_8);
    var current = step(now);
    var found = OptionalLong.empty();
    for (var step = current - DRIFT; step <= current + DRIFT; step++) {
      var expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, given) && step > after && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
