package io.waymark.app.cli;

import io.waymark.app.config.Config;
import io.waymark.app.start.PublicAddresses;
import io.waymark.app.start.SignInCheck;
import io.waymark.identity.oidc.OidcSlice;

/** What the doctor says of how people come in. Does not call the provider. */
final class SignInFinding {
  private static final String SUBJECT = "sign-in";

  private SignInFinding() {}

  static Finding of(Config config) {
    var problem = SignInCheck.problem(config);
    if (problem.isPresent()) {
      return Finding.problem(SUBJECT, problem.get(), "see docs/people.md");
    }
    var passwords = config.signin().passwords();
    return Finding.ok(
        SUBJECT,
        config
            .signin()
            .oidc()
            .issuer()
            .map(
                issuer ->
                    "%sat %s, which has to know the redirect URI %s"
                        .formatted(
                            passwords ? "by password, or " : "",
                            issuer,
                            OidcSlice.redirectUri(PublicAddresses.of(config).app())))
            .orElse("by password"));
  }
}
