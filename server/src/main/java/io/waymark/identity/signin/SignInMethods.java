package io.waymark.identity.signin;

import io.waymark.platform.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * The ways in that the operator permits.
 *
 * @param passwords whether passwords, and links in mails that stand in for them, sign in
 * @param provider what the OpenID provider is called on its button; null if there is none
 */
public record SignInMethods(boolean passwords, @Nullable String provider) {
  /**
   * For whatever signs in, or would later, by a password or a link in a mail.
   *
   * @throws ApiProblem 403 if the operator switched that off
   */
  public void requirePasswords() {
    if (!passwords) {
      throw ApiProblem.forbidden(
          "Passwords and links in mails are switched off on this server: sign in with \"%s\"."
              .formatted(provider));
    }
  }
}
