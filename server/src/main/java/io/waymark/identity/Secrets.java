package io.waymark.identity;

import io.waymark.identity.signin.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * How random credentials are stored: hex SHA-256 of the whole text. They are long and random, so no
 * salt is needed.
 */
public final class Secrets {
  private static final Pattern KEY = Pattern.compile("dub_[A-Za-z0-9_]{16,128}");

  private Secrets() {}

  /** Whether a text can be an API key: long enough not to be guessed if it is random. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** How a key is shown once it cannot be read any more: {@code dub...aB3x} (b.1). */
  public static String partial(String key) {
    return key.substring(0, 3) + "..." + key.substring(key.length() - 4);
  }

  /** Whether it is the credential of that hash, in the same time for any wrong one. */
  public static boolean matches(String credential, String hash) {
    return MessageDigest.isEqual(
        hash(credential).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The hex SHA-256 of the whole credential, 64 characters. */
  public static String hash(String credential) {
    return Digests.of(credential);
  }
}
