package io.waymark.identity.oauth;

import io.waymark.platform.http.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorisation code: what a user allowed an app, for as long as it takes to fetch its tokens.
 *
 * @param challenge the SHA-256 of the verifier in base64url, or null if the app sent none
 * @param installationId null until the code is used
 */
record Code(
    String hash,
    String appId,
    String workspaceId,
    String userId,
    String redirectUri,
    List<String> scopes,
    @Nullable String challenge,
    @Nullable String installationId,
    Instant expiresAt) {
  static final Duration LIFETIME = Duration.ofMinutes(2);

  /**
   * Whether the code may be exchanged by whoever says this.
   *
   * @throws ApiProblem 400 for the first thing that is wrong
   */
  void check(String givenUri, @Nullable String verifier, Instant now) {
    if (!expiresAt.isAfter(now)) {
      throw ApiProblem.badRequest("The authorization code has expired: it lasts two minutes.");
    }
    if (!redirectUri.equals(givenUri)) {
      throw ApiProblem.badRequest(
          "redirect_uri is not the one that the authorization code was asked for with.");
    }
    // A verifier without a challenge means that somebody took the challenge away (RFC 9700).
    if ((challenge == null) != (verifier == null)
        || (challenge != null && verifier != null && !challenge.equals(challengeOf(verifier)))) {
      throw ApiProblem.badRequest("code_verifier does not match the code_challenge.");
    }
  }

  private static String challengeOf(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
