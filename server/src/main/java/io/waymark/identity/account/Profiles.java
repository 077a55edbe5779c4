package io.waymark.identity.account;

import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.MailedTokens;
import io.waymark.identity.signin.MailedTokens.Purpose;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people change about their own accounts. */
final class Profiles {
  private final Jdbi jdbi;
  private final Sessions sessions;
  private final Function<Exchange, String> caller;
  private final SignIn signIn;
  private final MailedTokens tokens;
  private final AccountMails mails;
  private final InstantSource clock;

  Profiles(
      Jdbi jdbi,
      Sessions sessions,
      Function<Exchange, String> caller,
      SignIn signIn,
      MailedTokens tokens,
      AccountMails mails,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.caller = caller;
    this.signIn = signIn;
    this.tokens = tokens;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * What should differ.
   *
   * @param name null if it stays
   * @param email null if it stays
   * @param password the present one; needed for another e-mail
   */
  record Change(@Nullable String name, @Nullable String email, @Nullable String password) {}

  /** The account of the user who calls, by a session or a personal key. */
  Account find(Exchange exchange) {
    var id = caller.apply(exchange);
    return jdbi.withHandle(handle -> Accounts.byId(handle, id));
  }

  /**
   * Changes name and e-mail. Where there is a mail server, another e-mail has to be confirmed by a
   * link that is mailed there; until then the account keeps the one it has.
   *
   * @throws ApiProblem 401 if the password is wrong, 409 if the e-mail is taken, 422 without a
   *     password
   */
  Account change(Exchange exchange, Change change) {
    var user = sessions.user(exchange);
    var account = jdbi.withHandle(handle -> Accounts.byId(handle, user));
    var email = change.email();
    var next = email == null || email.equalsIgnoreCase(account.email()) ? null : email;
    if (next != null) {
      if (change.password() == null) {
        throw ApiProblem.unprocessable("Invalid password: another e-mail needs your password.");
      }
      signIn.confirm(exchange, account, change.password());
    }
    var changed =
        jdbi.inTransaction(
            handle -> {
              if (change.name() != null) {
                Accounts.setName(handle, account.id(), change.name());
              }
              if (next != null) {
                move(handle, account, next);
              }
              return Accounts.byId(handle, account.id());
            });
    if (!Objects.equals(changed.email(), account.email())) {
      PersonalDeeds.note(exchange, account.id(), "changeEmail");
    }
    return changed;
  }

  private void move(Handle handle, Account account, String email) {
    var now = clock.instant();
    if (!mails.available()) {
      Accounts.setEmail(handle, account.id(), email, false, now);
      MailedTokens.revoke(handle, account.id());
      return;
    }
    if (account.email() != null) {
      mails.emailChanging(handle, account.email(), email);
    }
    // Whether somebody has that address is nobody's business before it is confirmed.
    if (Accounts.byEmail(handle, email) == null) {
      mails.newEmail(handle, email, tokens.issue(handle, account.id(), Purpose.EMAIL, email, now));
    }
  }

  /**
   * Moves an account to the address to which the link was mailed.
   *
   * @throws ApiProblem 401 if the link was used or is too old, 409 if the address is taken by now
   */
  void confirmEmail(Exchange exchange, String token) {
    Sessions.refuseForeignPages(exchange);
    var userId =
        jdbi.inTransaction(
            handle -> {
              var now = clock.instant();
              var bearer = MailedTokens.spend(handle, Purpose.EMAIL, token, now);
              if (bearer == null) {
                throw ApiProblem.unauthorized("This link was used already, or is too old.");
              }
              Accounts.setEmail(handle, bearer.userId(), bearer.email(), true, now);
              // Links on their way to the old address must open nothing any more.
              MailedTokens.revoke(handle, bearer.userId());
              return bearer.userId();
            });
    PersonalDeeds.note(exchange, userId, "changeEmail");
  }

  /**
   * Changes the password; every other session ends.
   *
   * @throws ApiProblem 401 if the present password is wrong, 429 after too many attempts
   */
  void changePassword(Exchange exchange, String present, String next) {
    var account = find(exchange);
    signIn.confirm(exchange, account, present);
    var hash = Passwords.hash(next);
    jdbi.useTransaction(
        handle -> {
          Accounts.setPassword(handle, account.id(), hash);
          MailedTokens.revoke(handle, account.id());
          sessions.endOthers(handle, exchange, account.id());
          if (account.email() != null) {
            mails.passwordChanged(handle, account.email());
          }
        });
    PersonalDeeds.note(exchange, account.id(), "changePassword");
  }

  /**
   * Mails a link that sets a first password.
   *
   * @throws ApiProblem 409 if there is a password, 422 if there is no mail server or address
   */
  void mailFirstPassword(Exchange exchange) {
    var account = find(exchange);
    mails.require();
    var email = account.email();
    if (email == null) {
      throw ApiProblem.unprocessable("Your account has no e-mail address.");
    }
    if (account.passwordHash() != null) {
      throw ApiProblem.conflict("You have a password already: change it instead.");
    }
    jdbi.useTransaction(
        handle ->
            mails.newPassword(
                handle,
                email,
                tokens.issue(handle, account.id(), Purpose.PASSWORD, email, clock.instant())));
  }
}
