package io.waymark.identity.account;

import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.Attempts;
import io.waymark.identity.signin.MailedTokens;
import io.waymark.identity.signin.MailedTokens.Purpose;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SecondFactors;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Signing in: with a password or by a link in a mail, and with a code where the account has an
 * authenticator app.
 */
final class SignIn {
  private final Jdbi jdbi;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final SignInMethods methods;
  private final InstantSource clock;
  private final Attempts passwords;
  private final Attempts codes;
  private final Attempts links;

  SignIn(
      Jdbi jdbi,
      Sessions sessions,
      SecondFactors factors,
      SignInMethods methods,
      RateLimits limits,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.factors = factors;
    this.methods = methods;
    this.clock = clock;
    this.passwords = new Attempts(limits, "password", 20, 10, Duration.ofMinutes(1));
    this.codes = new Attempts(limits, "code", 40, 10, Duration.ofMinutes(15));
    this.links = new Attempts(limits, "sign-in link", 20, 20, Duration.ofMinutes(1));
  }

  /** How trying to sign in ended. */
  sealed interface Outcome {
    /**
     * The browser is signed in.
     *
     * @param userId as whom
     * @param cookie the Set-Cookie header
     */
    record SignedIn(String userId, String cookie) implements Outcome {}

    /** Right so far, but a code is needed; try again with it. */
    record CodeNeeded() implements Outcome {}
  }

  /**
   * Signs in with a password.
   *
   * @param code of the app or for recovery, or null
   * @throws ApiProblem 401 if something is wrong, 403 if passwords are switched off, 429 after too
   *     many attempts
   */
  Outcome withPassword(Exchange exchange, String email, String password, @Nullable String code) {
    Sessions.refuseForeignPages(exchange);
    methods.requirePasswords();
    passwords.count(exchange, email);
    var account = jdbi.withHandle(handle -> Accounts.byEmail(handle, email));
    // An unknown e-mail costs the same time as a wrong password, so the answer tells nothing.
    if (!Passwords.fits(password, account == null ? null : account.passwordHash())
        || account == null) {
      throw ApiProblem.unauthorized("E-mail or password is wrong.");
    }
    if (code != null) {
      countCode(exchange, account.id());
    }
    var outcome = jdbi.inTransaction(handle -> finish(handle, exchange, account.id(), code));
    return noted(exchange, outcome, PersonalDeeds.Way.PASSWORD);
  }

  /**
   * Signs in by a link, which works once; a missing code does not use it up.
   *
   * @param code of the app or for recovery, or null
   * @throws ApiProblem 401 if the link or the code is wrong, 403 if links are switched off, 429
   *     after too many attempts
   */
  Outcome byLink(Exchange exchange, String token, @Nullable String code) {
    Sessions.refuseForeignPages(exchange);
    methods.requirePasswords();
    links.countAddress(exchange);
    if (code != null) {
      var expected =
          jdbi.withHandle(
              handle -> MailedTokens.find(handle, Purpose.SIGN_IN, token, clock.instant()));
      if (expected != null) {
        countCode(exchange, expected.userId());
      }
    }
    var outcome = jdbi.inTransaction(handle -> byLink(handle, exchange, token, code));
    return noted(exchange, outcome, PersonalDeeds.Way.MAILED_LINK);
  }

  private Outcome byLink(Handle handle, Exchange exchange, String token, @Nullable String code) {
    var now = clock.instant();
    var bearer = MailedTokens.find(handle, Purpose.SIGN_IN, token, now);
    if (bearer == null) {
      throw ApiProblem.unauthorized("This link was used already, or is too old.");
    }
    var outcome = finish(handle, exchange, bearer.userId(), code);
    if (outcome instanceof Outcome.SignedIn) {
      MailedTokens.spend(handle, Purpose.SIGN_IN, token, now);
      Accounts.verify(handle, bearer.userId(), bearer.email(), now);
    }
    return outcome;
  }

  private static Outcome noted(Exchange exchange, Outcome outcome, PersonalDeeds.Way way) {
    if (outcome instanceof Outcome.SignedIn(var userId, var _)) {
      PersonalDeeds.signedIn(exchange, userId, way);
    }
    return outcome;
  }

  /**
   * Asks somebody who is signed in for their password once more.
   *
   * @throws ApiProblem 401 if it is wrong, 429 after too many attempts
   */
  void confirm(Exchange exchange, Account account, String password) {
    passwords.count(exchange, account.email() == null ? account.id() : account.email());
    if (!Passwords.fits(password, account.passwordHash())) {
      throw ApiProblem.unauthorized("The password is wrong.");
    }
  }

  /**
   * Takes a code, which {@link #countCode} has counted: a transaction that fails must not take that
   * back.
   *
   * @throws ApiProblem 401 if it is wrong or was used
   */
  void spend(Handle handle, Exchange exchange, String userId, String code) {
    if (!factors.spend(handle, userId, code, clock.instant())) {
      PersonalDeeds.note(exchange, userId, "failSecondFactor");
      throw ApiProblem.unauthorized("The code is wrong or was used already.");
    }
  }

  /**
   * Counts a code that is tried.
   *
   * @throws ApiProblem 429 if it is one too many
   */
  void countCode(Exchange exchange, String userId) {
    codes.count(exchange, userId);
  }

  private Outcome finish(Handle handle, Exchange exchange, String userId, @Nullable String code) {
    if (factors.needed(handle, userId)) {
      if (code == null) {
        return new Outcome.CodeNeeded();
      }
      spend(handle, exchange, userId, code);
    }
    return new Outcome.SignedIn(userId, sessions.start(handle, exchange, userId));
  }
}
