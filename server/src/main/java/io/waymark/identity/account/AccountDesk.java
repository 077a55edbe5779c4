package io.waymark.identity.account;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Memberships;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.MailedTokens;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SecondFactors;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What an operator at the machine does to accounts of people, by the rules of the API. */
public final class AccountDesk {
  private static final Shape<NewAccount> NEW =
      Shape.of(
          NewAccount.class,
          field("email", text().trimmed().email().max(190)),
          field("name", text().trimmed().min(1).max(190)),
          field("password", Passwords.chosen()));

  private static final Shape<NewPassword> PASSWORD =
      Shape.of(NewPassword.class, field("password", Passwords.chosen()));

  private final Jdbi jdbi;
  private final AccountMails mails;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param mails what people are told of it by
   */
  public AccountDesk(Jdbi jdbi, DeskMails mails, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.mails = new AccountMails(mails.mails(), true, mails.app());
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An account that was changed.
   *
   * @param workspaces the ids of those that are to know: all it is a member of, if there was a
   *     change
   */
  public record Changed(String id, List<String> workspaces) {}

  record NewAccount(String email, String name, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "NewAccount[" + email + "]";
    }
  }

  record NewPassword(String password) {
    /** Without it. */
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /**
   * An account.
   *
   * @param workspaces slugs of those it is a member of
   * @param secondFactor whether signing in takes a code
   */
  public record Listed(
      String id,
      @Nullable String email,
      @Nullable String name,
      List<String> workspaces,
      boolean secondFactor,
      Instant createdAt) {}

  /** Every account, the oldest first. */
  public List<Listed> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select u.id, u.email, u.name, u.created_at,
                      array(select w.slug from memberships m join workspaces w on w.id = m.workspace_id
                            where m.user_id = u.id order by w.slug) as workspaces,
                      exists (select 1 from second_factors f
                              where f.user_id = u.id and f.confirmed_at is not null) as second_factor
                    from users u where not u.is_machine order by u.created_at, u.id
                    """)
                .map(
                    (row, _) ->
                        new Listed(
                            row.getString("id"),
                            row.getString("email"),
                            row.getString("name"),
                            List.of((String[]) row.getArray("workspaces").getArray()),
                            row.getBoolean("second_factor"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /**
   * Makes an account that is no member of anything yet. Its address counts as not confirmed.
   *
   * @return its id
   * @throws ApiProblem 409 if the address has an account
   * @throws InvalidInput if address, name or password do not do
   */
  public String create(String email, String name, String password) {
    var wanted = NEW.parseQuery(Map.of("email", email, "name", name, "password", password));
    var hash = Passwords.hash(wanted.password());
    var id = ids.next("user_");
    jdbi.useTransaction(
        handle ->
            Accounts.create(
                handle, id, wanted.email(), wanted.name(), hash, false, clock.instant()));
    return id;
  }

  /**
   * Sets a new password; every session and every mailed link of the account ends. Its owner is told
   * by mail.
   *
   * @throws ApiProblem 404 if there is no such account
   * @throws InvalidInput if the password does not do
   */
  public Changed setPassword(String email, String password) {
    var hash = Passwords.hash(PASSWORD.parseQuery(Map.of("password", password)).password());
    return jdbi.inTransaction(
        handle -> {
          var account = found(handle, email);
          var id = account.id();
          Accounts.setPassword(handle, id, hash);
          MailedTokens.revoke(handle, id);
          Sessions.endAll(handle, id);
          if (account.email() != null) {
            mails.passwordChanged(handle, account.email());
          }
          return changed(handle, id);
        });
  }

  /**
   * Asks for no codes of an authenticator app any more, for somebody who lost theirs. If codes were
   * asked for, the account's owner is told by mail.
   *
   * @throws ApiProblem 404 if there is no such account
   */
  public Changed removeSecondFactor(String email) {
    return jdbi.inTransaction(
        handle -> {
          var account = found(handle, email);
          var had = SecondFactors.remove(handle, account.id());
          if (had && account.email() != null) {
            mails.secondFactor(handle, account.email(), false);
          }
          return had ? changed(handle, account.id()) : new Changed(account.id(), List.of());
        });
  }

  private static Changed changed(Handle handle, String userId) {
    return new Changed(userId, Memberships.workspacesOf(handle, userId));
  }

  private static Account found(Handle handle, String email) {
    var account = Accounts.byEmail(handle, email);
    if (account == null) {
      throw ApiProblem.notFound("There is no account with the e-mail address %s.".formatted(email));
    }
    return account;
  }
}
