package io.waymark.identity.oidc;

import io.waymark.identity.signin.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A browser's way to the provider and back.
 *
 * @param token random, in a cookie of that browser; nonce and verifier follow from it, so that
 *     nothing that was kept or sent elsewhere opens anything
 * @param next where in the dashboard it goes afterwards
 */
record Visit(String token, String next) {

  /** The cookie's value. */
  String cookie() {
    return token + "." + NextPage.encoded(next);
  }

  /** What a cookie says; null if there is none. */
  static @Nullable Visit of(@Nullable String cookie) {
    if (cookie == null) {
      return null;
    }
    var parts = cookie.split("\\.", 2);
    return parts.length == 2 && !parts[0].isEmpty()
        ? new Visit(parts[0], NextPage.decoded(parts[1]))
        : null;
  }

  /** By which the browser is known again. */
  String browserHash() {
    return Digests.of("browser " + token);
  }

  /** What the id token has to repeat. */
  String nonce() {
    return encoded("nonce " + token);
  }

  /** PKCE's secret (RFC 7636). */
  String verifier() {
    return encoded("verifier " + token);
  }

  /** PKCE's S256 of the verifier. */
  String challenge() {
    return encoded(verifier());
  }

  private static String encoded(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Visit[next=" + next + "]";
  }
}
