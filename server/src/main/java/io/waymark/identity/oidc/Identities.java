package io.waymark.identity.oidc;

import io.waymark.identity.account.Account;
import io.waymark.identity.account.Accounts;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which account a person at the provider has here. */
final class Identities {
  private final String issuer;
  private final boolean createUsers;
  private final Ids ids;

  Identities(String issuer, boolean createUsers, Ids ids) {
    this.issuer = issuer;
    this.createUsers = createUsers;
    this.ids = ids;
  }

  /**
   * The id of a person's account, which is found by the subject, else joined by the e-mail address,
   * else made.
   *
   * @param signedIn whose session the browser has, or null
   * @throws RefusedException if there is none and none is made, or it cannot be shown to be theirs
   */
  String account(Handle handle, Person person, @Nullable String signedIn, Instant now) {
    // Somebody who comes twice at once gets one account.
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:who, 0))::text")
        .bind("who", issuer + " " + person.subject())
        .mapTo(String.class)
        .one();
    var known = find(handle, person.subject());
    if (known != null) {
      return known;
    }
    var email = person.email();
    var account = email == null ? null : Accounts.byEmail(handle, email);
    if (account != null) {
      join(handle, person, account, signedIn, now);
      return account.id();
    }
    if (!createUsers) {
      throw new RefusedException(Refusal.UNKNOWN, "there is no account, and none is made");
    }
    var id = ids.next("user_");
    Accounts.create(handle, id, email, person.name(), null, person.emailVerified(), now);
    insert(handle, person.subject(), id, now);
    return id;
  }

  private void join(
      Handle handle, Person person, Account account, @Nullable String signedIn, Instant now) {
    if (!person.emailVerified()) {
      throw new RefusedException(
          Refusal.UNVERIFIED, "an account has the address, which the provider does not vouch for");
    }
    // Anybody can write an address into an account; whoever did must not share it with its owner.
    if (!account.emailVerified() && !account.id().equals(signedIn)) {
      throw new RefusedException(
          Refusal.UNCONFIRMED, "an account has the address, which nobody confirmed");
    }
    if (isJoined(handle, account.id())) {
      throw new RefusedException(
          Refusal.TAKEN, "the account with the address is another subject's");
    }
    insert(handle, person.subject(), account.id(), now);
    if (person.email() != null) {
      Accounts.verify(handle, account.id(), person.email(), now);
    }
  }

  private @Nullable String find(Handle handle, String subject) {
    return handle
        .createQuery(
            "select user_id from user_identities where issuer = :issuer and subject = :subject")
        .bind("issuer", issuer)
        .bind("subject", subject)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private boolean isJoined(Handle handle, String userId) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from user_identities where issuer = :issuer and user_id = :userId)
            """)
        .bind("issuer", issuer)
        .bind("userId", userId)
        .mapTo(Boolean.class)
        .one();
  }

  private void insert(Handle handle, String subject, String userId, Instant now) {
    handle
        .createUpdate(
            """
            insert into user_identities (issuer, subject, user_id, created_at)
            values (:issuer, :subject, :userId, :now)
            """)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
