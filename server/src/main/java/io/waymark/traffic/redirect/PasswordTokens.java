package io.waymark.traffic.redirect;

import io.waymark.platform.crypto.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a visitor knew a link's password, by a signed cookie that never holds the password
 * (decision 8).
 */
final class PasswordTokens {
  private final SecretBox secrets;

  PasswordTokens(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Compares in the same time for any wrong password. */
  boolean matches(String password, String supplied) {
    return MessageDigest.isEqual(
        password.getBytes(StandardCharsets.UTF_8), supplied.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the visitor's cookies prove that the password, as it is now, was given. */
  boolean admits(@Nullable String cookies, String linkId, String password) {
    var token = cookies == null ? null : Cookies.value(cookies, name(linkId));
    return token != null && secrets.signed(subject(linkId, password), token);
  }

  /** The Set-Cookie header for a visitor who gave the password. */
  String cookie(String linkId, String password, String path, boolean secure) {
    return name(linkId)
        + "="
        + secrets.sign(subject(linkId, password))
        + "; Path="
        + path
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  private static String name(String linkId) {
    return "dub_password_" + linkId;
  }

  private static String subject(String linkId, String password) {
    return "link-password:" + linkId + ":" + password;
  }
}
