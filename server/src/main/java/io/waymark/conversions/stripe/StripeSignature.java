package io.waymark.conversions.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.conversions.connections.Hmac;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Stripe-Signature}: {@code t=<seconds>,v1=<hex>[,v1=<hex>…]}, where v1 is the
 * HMAC-SHA-256 of the seconds, a dot and the body.
 */
final class StripeSignature {
  /** How old a signature may be, or how far ahead our clocks may differ, as Stripe advises. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private StripeSignature() {}

  /** Whether whoever has the secret wrote the body, and a moment ago. */
  static boolean valid(@Nullable String header, byte[] body, String secret, Instant now) {
    if (header == null) {
      return false;
    }
    var parts = header.split(",", -1);
    for (var part : parts) {
      if (part.strip().startsWith("t=")) {
        var time = part.strip().substring(2);
        return fresh(time, now) && signed(parts, Hmac.SHA256.hex(secret, message(time, body)));
      }
    }
    return false;
  }

  private static boolean signed(String[] parts, String expected) {
    var found = false;
    for (var part : parts) {
      var given = part.strip();
      // All are compared: which of them fits is nobody's business.
      found |= given.startsWith("v1=") && Hmac.same(expected, given.substring(3));
    }
    return found;
  }

  private static boolean fresh(String seconds, Instant now) {
    try {
      var age = Math.subtractExact(now.getEpochSecond(), Long.parseLong(seconds));
      return Math.absExact(age) <= TOLERANCE.toSeconds();
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  private static byte[] message(String time, byte[] body) {
    var start = (time + ".").getBytes(UTF_8);
    var message = new byte[start.length + body.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    return message;
  }
}
