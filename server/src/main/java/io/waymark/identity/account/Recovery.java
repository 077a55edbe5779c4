package io.waymark.identity.account;

import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.Attempts;
import io.waymark.identity.signin.MailedTokens;
import io.waymark.identity.signin.MailedTokens.Purpose;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Ways in by mail. Whether there is an account is found out after the answer, so that the answer
 * takes the same time either way.
 */
final class Recovery {
  private static final Logger LOG = Logger.getLogger(Recovery.class);

  private final Jdbi jdbi;
  private final MailedTokens tokens;
  private final AccountMails mails;
  private final SignInMethods methods;
  private final Executor background;
  private final InstantSource clock;
  private final Attempts requests;
  private final Attempts uses;

  Recovery(
      Jdbi jdbi,
      MailedTokens tokens,
      AccountMails mails,
      SignInMethods methods,
      Executor background,
      RateLimits limits,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.mails = mails;
    this.methods = methods;
    this.background = background;
    this.clock = clock;
    this.requests = new Attempts(limits, "mailed link", 20, 5, Duration.ofMinutes(15));
    this.uses = new Attempts(limits, "password reset", 20, 20, Duration.ofMinutes(1));
  }

  /**
   * Mails a link that signs in, if there is such an account.
   *
   * @throws ApiProblem 403 if passwords are switched off, 422 if there is no mail server, 429 after
   *     too many requests
   */
  void mailSignIn(Exchange exchange, String email) {
    mail(exchange, email, Purpose.SIGN_IN);
  }

  /**
   * Mails a link that sets a new password, if there is such an account.
   *
   * @throws ApiProblem 403 if passwords are switched off, 422 if there is no mail server, 429 after
   *     too many requests
   */
  void mailPasswordReset(Exchange exchange, String email) {
    mail(exchange, email, Purpose.PASSWORD);
  }

  private void mail(Exchange exchange, String email, Purpose purpose) {
    Sessions.refuseForeignPages(exchange);
    methods.requirePasswords();
    mails.require();
    requests.count(exchange, email);
    background.execute(
        () -> {
          try {
            write(email, purpose);
          } catch (RuntimeException failure) {
            LOG.errorf(failure, "a mail for %s could not be written", purpose);
          }
        });
  }

  private void write(String email, Purpose purpose) {
    jdbi.useTransaction(
        handle -> {
          var account = Accounts.byEmail(handle, email);
          if (account == null || account.email() == null) {
            return;
          }
          var to = account.email();
          var token = tokens.issue(handle, account.id(), purpose, to, clock.instant());
          if (purpose == Purpose.SIGN_IN) {
            mails.signIn(handle, to, token);
          } else {
            mails.newPassword(handle, to, token);
          }
        });
  }

  /**
   * Sets a new password; every session and every other link of the account ends.
   *
   * @throws ApiProblem 401 if the link was used or is too old, 403 if passwords are switched off,
   *     429 after too many attempts
   */
  void reset(Exchange exchange, String token, String password) {
    Sessions.refuseForeignPages(exchange);
    methods.requirePasswords();
    uses.countAddress(exchange);
    var hash = Passwords.hash(password);
    var userId =
        jdbi.inTransaction(
            handle -> {
              var now = clock.instant();
              var bearer = MailedTokens.spend(handle, Purpose.PASSWORD, token, now);
              if (bearer == null) {
                throw ApiProblem.unauthorized("This link was used already, or is too old.");
              }
              Accounts.setPassword(handle, bearer.userId(), hash);
              Accounts.verify(handle, bearer.userId(), bearer.email(), now);
              MailedTokens.revoke(handle, bearer.userId());
              Sessions.endAll(handle, bearer.userId());
              mails.passwordChanged(handle, bearer.email());
              return bearer.userId();
            });
    PersonalDeeds.note(exchange, userId, "resetPassword");
  }
}
