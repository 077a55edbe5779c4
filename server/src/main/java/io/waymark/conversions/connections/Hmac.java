package io.waymark.conversions.connections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that prove who wrote a message, as providers sign their webhooks. */
public enum Hmac {
  SHA1("HmacSHA1"),
  SHA256("HmacSHA256"),
  SHA512("HmacSHA512");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /** The code of a message. */
  public byte[] of(String secret, byte[] message) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is part of every Java platform", e);
    }
  }

  /** The same in small hexadecimal digits. */
  public String hex(String secret, byte[] message) {
    return HexFormat.of().formatHex(of(secret, message));
  }

  /** Whether two texts are equal; takes the same time for any that are not. */
  public static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** The published name, such as {@code sha256}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
