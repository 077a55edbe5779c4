package io.waymark.identity.signin;

import java.time.Instant;

/** An authenticator app, as people have it on their phones. */
public final class AuthenticatorApp {
  private final byte[] secret;

  /**
   * @param secret in base 32, as it is typed in
   */
  public AuthenticatorApp(String secret) {
    this.secret = Base32.decode(secret);
  }

  /** What it shows, so many steps of 30 seconds from now. */
  public String code(int steps) {
    return Totp.code(secret, Totp.step(Instant.now()) + steps);
  }
}
