package io.waymark.identity.account;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Accounts of people in PostgreSQL; machine users have none. */
public final class Accounts {
  private static final String COLUMNS =
      """
      select id, email, name, image, password_hash, email_verified_at is not null as verified
      from users
      """;

  /** The index by which no two accounts have the same address. */
  private static final String UNIQUE_EMAIL = "users_email";

  private Accounts() {}

  /** The account with that address, in any case, or null. */
  public static @Nullable Account byEmail(Handle handle, String email) {
    return find(
        handle
            .createQuery(COLUMNS + "where lower(email) = lower(:email) and not is_machine")
            .bind("email", email));
  }

  /**
   * The account of a signed-in user.
   *
   * @throws ApiProblem 401 if it has gone
   */
  public static Account byId(Handle handle, String id) {
    var found =
        find(handle.createQuery(COLUMNS + "where id = :id and not is_machine").bind("id", id));
    if (found == null) {
      throw ApiProblem.unauthorized("Unauthorized: Login required.");
    }
    return found;
  }

  private static @Nullable Account find(Query query) {
    return query
        .map(
            (row, _) ->
                new Account(
                    row.getString("id"),
                    row.getString("email"),
                    row.getString("name"),
                    row.getString("image"),
                    row.getString("password_hash"),
                    row.getBoolean("verified")))
        .findOne()
        .orElse(null);
  }

  /**
   * Makes an account.
   *
   * @param email null if none is known
   * @param passwordHash null if it has no password
   * @param verified whether somebody showed that they read the mails to the address
   * @throws ApiProblem 409 if the address has an account
   */
  public static void create(
      Handle handle,
      String id,
      @Nullable String email,
      String name,
      @Nullable String passwordHash,
      boolean verified,
      Instant now) {
    orTaken(
        handle
            .createUpdate(
                """
                insert into users (id, email, name, password_hash, email_verified_at, created_at)
                values (:id, :email, :name, :passwordHash, :verifiedAt, :now)
                """)
            .bind("id", id)
            .bind("email", email)
            .bind("name", name)
            .bind("passwordHash", passwordHash)
            .bind("verifiedAt", verified ? now.atOffset(ZoneOffset.UTC) : null)
            .bind("now", now.atOffset(ZoneOffset.UTC)));
  }

  /**
   * Moves an account to another address.
   *
   * @param verified whether somebody showed that they read the mails to the new one
   * @throws ApiProblem 409 if it has an account already
   */
  static void setEmail(Handle handle, String id, String email, boolean verified, Instant now) {
    orTaken(
        handle
            .createUpdate(
                "update users set email = :email, email_verified_at = :verifiedAt where id = :id")
            .bind("id", id)
            .bind("email", email)
            .bind("verifiedAt", verified ? now.atOffset(ZoneOffset.UTC) : null));
  }

  private static void orTaken(Update update) {
    try {
      update.execute();
    } catch (UnableToExecuteStatementException refused) {
      if (!Constraint.refused(refused, UNIQUE_EMAIL)) {
        throw refused;
      }
      throw ApiProblem.conflict("Somebody else has an account with this e-mail address.");
    }
  }

  /** Lets nobody make the user a member of anything until the transaction ends. */
  public static void lock(Handle handle, String id) {
    handle
        .createQuery("select id from users where id = :id for update")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** Deletes an account with its sessions, keys and permissions of apps. */
  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from users where id = :id").bind("id", id).execute();
  }

  /** Notes that the account's owner reads the mails to that address, if it still is theirs. */
  public static void verify(Handle handle, String id, String email, Instant now) {
    handle
        .createUpdate(
            """
            update users set email_verified_at = coalesce(email_verified_at, :now)
            where id = :id and lower(email) = lower(:email)
            """)
        .bind("id", id)
        .bind("email", email)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void setName(Handle handle, String id, String name) {
    handle
        .createUpdate("update users set name = :name where id = :id")
        .bind("id", id)
        .bind("name", name)
        .execute();
  }

  static void setPassword(Handle handle, String id, String hash) {
    handle
        .createUpdate("update users set password_hash = :hash where id = :id")
        .bind("id", id)
        .bind("hash", hash)
        .execute();
  }
}
