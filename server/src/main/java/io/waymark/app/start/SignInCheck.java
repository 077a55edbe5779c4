package io.waymark.app.start;

import io.waymark.app.config.Config;
import java.util.Optional;

/** Finds out why nobody could sign in, before anything is started: settings that do not fit. */
public final class SignInCheck {
  private SignInCheck() {}

  /** What does not fit, in words for people; empty if all does. */
  public static Optional<String> problem(Config config) {
    var oidc = config.signin().oidc();
    if (oidc.issuer().isEmpty()) {
      if (!config.signin().passwords()) {
        return Optional.of(
            "signin.passwords is false, but there is no signin.oidc.issuer: nobody could sign in");
      }
      return oidc.clientId().isEmpty() && oidc.clientSecret().isEmpty()
          ? Optional.empty()
          : Optional.of("signin.oidc.issuer is not set, although other settings of it are");
    }
    return oidc.clientId().isEmpty()
        ? Optional.of("signin.oidc.client-id is not set: the provider has to know who asks")
        : Optional.empty();
  }
}
