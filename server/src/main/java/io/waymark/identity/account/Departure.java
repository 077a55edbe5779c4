package io.waymark.identity.account;

import io.waymark.identity.Sessions;
import io.waymark.identity.signin.SecondFactors;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.sql.Deadlocks;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Deletes accounts: sessions, keys, permissions of apps and memberships go with them. What the user
 * made stays with its workspace, and logs keep the user's id.
 */
final class Departure {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final SignIn signIn;
  private final SecondFactors factors;
  private final AccountMails mails;
  private final Ties ties;
  private final InstantSource clock;

  Departure(
      Jdbi jdbi,
      Sessions sessions,
      SignIn signIn,
      SecondFactors factors,
      AccountMails mails,
      Ties ties,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.signIn = signIn;
    this.factors = factors;
    this.mails = mails;
    this.ties = ties;
    this.clock = clock;
  }

  /**
   * What shows that it is the user who asks.
   *
   * @param password null for accounts that have none
   * @param code of the authenticator app, or for recovery; null for accounts that have no app
   */
  record Proof(@Nullable String password, @Nullable String code) {}

  /**
   * Deletes the signed-in user's account.
   *
   * @return the Set-Cookie header that signs the browser out
   * @throws ApiProblem 401 if password or code is wrong, or nobody signed in lately where there is
   *     no password, 409 for the last owner of a workspace, 422 if password or code is missing, 429
   *     after too many attempts
   */
  String delete(Exchange exchange, Proof proof) {
    var user = sessions.user(exchange);
    var account = jdbi.withHandle(handle -> Accounts.byId(handle, user));
    checkPassword(exchange, account, proof.password());
    var code = code(exchange, user, proof.code());
    var _ =
        Deadlocks.inTransaction(
            jdbi,
            handle -> {
              // Workspaces before the user, as everybody locks them; then what was joined
              // meanwhile.
              ties.cut(handle, user);
              Accounts.lock(handle, user);
              ties.cut(handle, user);
              if (code != null) {
                signIn.spend(handle, exchange, user, code);
              }
              if (account.email() != null && mails.available()) {
                mails.accountDeleted(handle, account.email());
              }
              Accounts.delete(handle, user);
              return user;
            });
    return sessions.signOut(exchange);
  }

  private void checkPassword(Exchange exchange, Account account, @Nullable String password) {
    if (account.passwordHash() == null) {
      requireFreshSession(exchange, account.id());
    } else if (password == null) {
      throw ApiProblem.unprocessable("Invalid password: deleting your account needs it.");
    } else {
      signIn.confirm(exchange, account, password);
    }
  }

  private void requireFreshSession(Exchange exchange, String user) {
    var since = clock.instant().minus(FRESH);
    var fresh =
        sessions.list(exchange, user).stream()
            .anyMatch(session -> session.current() && session.createdAt().isAfter(since));
    if (!fresh) {
      throw ApiProblem.unauthorized(
          "Your account has no password: sign in again, and delete it within %d minutes."
              .formatted(FRESH.toMinutes()));
    }
  }

  /** The code to spend, counted already; null if none is needed. */
  private @Nullable String code(Exchange exchange, String user, @Nullable String code) {
    if (!jdbi.withHandle((Handle handle) -> factors.needed(handle, user))) {
      return null;
    }
    if (code == null) {
      throw ApiProblem.unprocessable("Invalid code: deleting your account needs one of your app.");
    }
    signIn.countCode(exchange, user);
    return code;
  }
}
