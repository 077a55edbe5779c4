package io.waymark.identity.account;

import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.signin.SecondFactors;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Turns asking for codes of authenticator apps on and off. */
final class AuthenticatorApps {
  private static final String ISSUER = "Waymark";

  private final Jdbi jdbi;
  private final SecondFactors factors;
  private final SignIn signIn;
  private final AccountMails mails;
  private final InstantSource clock;

  AuthenticatorApps(
      Jdbi jdbi, SecondFactors factors, SignIn signIn, AccountMails mails, InstantSource clock) {
    this.jdbi = jdbi;
    this.factors = factors;
    this.signIn = signIn;
    this.mails = mails;
    this.clock = clock;
  }

  /** Whether codes are asked for, and how many recovery codes are left. */
  record Standing(boolean on, int recoveryCodes) {}

  Standing standing(String userId) {
    return jdbi.withHandle(
        handle ->
            new Standing(factors.needed(handle, userId), factors.recoveryCodes(handle, userId)));
  }

  /**
   * What an app needs to know.
   *
   * @param secret in base 32, for typing
   * @param uri the same as an address, for a QR code
   */
  record Proposal(String secret, String uri) {}

  /**
   * Draws a secret for an app; nothing is asked for before {@link #confirm}.
   *
   * @throws ApiProblem 401 if the password is wrong, 409 if there is an app already
   */
  Proposal propose(Exchange exchange, Account account, String password) {
    signIn.confirm(exchange, account, password);
    var secret = jdbi.inTransaction(handle -> factors.propose(handle, account.id()));
    if (secret == null) {
      throw ApiProblem.conflict("Your account has an authenticator app already.");
    }
    var label = encoded(ISSUER) + ":" + encoded(account.email() == null ? "" : account.email());
    return new Proposal(
        secret, "otpauth://totp/%s?secret=%s&issuer=%s".formatted(label, secret, encoded(ISSUER)));
  }

  /**
   * Asks for codes from now on.
   *
   * @return recovery codes, this once
   * @throws ApiProblem 422 if the code is wrong or nothing was proposed, 429 after too many
   *     attempts
   */
  List<String> confirm(Exchange exchange, Account account, String code) {
    signIn.countCode(exchange, account.id());
    var codes =
        jdbi.inTransaction(
            handle -> {
              var drawn = factors.confirm(handle, account.id(), code, clock.instant());
              if (drawn != null) {
                tell(handle, account, true);
              }
              return drawn;
            });
    if (codes == null) {
      throw ApiProblem.unprocessable(
          "Invalid code: it is not the one your app should show now. Is the clock right?");
    }
    PersonalDeeds.note(exchange, account.id(), "confirmSecondFactor");
    return codes;
  }

  /**
   * Asks for no codes any more.
   *
   * @throws ApiProblem 401 if password or code is wrong, 429 after too many attempts
   */
  void remove(Exchange exchange, Account account, String password, String code) {
    signIn.confirm(exchange, account, password);
    signIn.countCode(exchange, account.id());
    jdbi.useTransaction(
        handle -> {
          signIn.spend(handle, exchange, account.id(), code);
          SecondFactors.remove(handle, account.id());
          tell(handle, account, false);
        });
    PersonalDeeds.note(exchange, account.id(), "removeSecondFactor");
  }

  private void tell(Handle handle, Account account, boolean on) {
    if (account.email() != null) {
      mails.secondFactor(handle, account.email(), on);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
