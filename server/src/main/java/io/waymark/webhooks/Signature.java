package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver that a body comes from here (webhooks 5). */
final class Signature {
  /** The header it is sent in. */
  static final String HEADER = "Dub-Signature";

  private Signature() {}

  /**
   * Lower-case hex of HMAC-SHA256 over the body.
   *
   * @param secret the key, as a whole, with its {@code whsec_}
   */
  static String of(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
    }
  }
}
