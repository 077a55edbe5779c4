package io.waymark.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How random credentials are stored: hex SHA-256 of the whole text. They are long and random, so no
 * salt is needed.
 */
public final class Digests {
  private Digests() {}

  /** What is stored of a credential. */
  public static String of(String credential) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(credential.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
