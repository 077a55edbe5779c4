package io.waymark.conversions.inbound;

import com.google.common.hash.Hashing;
import io.waymark.conversions.connections.Payload;
import java.time.Instant;

/**
 * What a sender told.
 *
 * @param sender the inbound webhook's id
 * @param digest of the body, which tells it from all others
 * @param at when it came
 * @param late whether it could not be recorded when it came
 */
record Told(String sender, Payload payload, String digest, Instant at, boolean late) {
  static Told of(String sender, byte[] body, Instant at) {
    var digest = Hashing.sha256().hashBytes(body).toString();
    return new Told(sender, Payload.read(body), digest, at, false);
  }

  /** What it is called where it says nothing better itself. */
  String key() {
    return sender + " " + digest;
  }
}
