package io.waymark.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Users in PostgreSQL. */
final class UserTable {
  private UserTable() {}

  /** What signing in needs to know; the hash is null for users who have no password. */
  record SignIn(String userId, @Nullable String passwordHash) {}

  record Profile(
      String id, @Nullable String email, @Nullable String name, @Nullable String image) {}

  static @Nullable SignIn signIn(Handle handle, String email) {
    return handle
        .createQuery(
            "select id, password_hash from users where lower(email) = lower(:email) and not is_machine")
        .bind("email", email)
        .map((row, context) -> new SignIn(row.getString("id"), row.getString("password_hash")))
        .findOne()
        .orElse(null);
  }

  static @Nullable Profile profile(Handle handle, String id) {
    return handle
        .createQuery("select id, email, name, image from users where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Profile(
                    row.getString("id"),
                    row.getString("email"),
                    row.getString("name"),
                    row.getString("image")))
        .findOne()
        .orElse(null);
  }

  static void insert(
      Handle handle, String id, String email, String name, String passwordHash, Instant now) {
    handle
        .createUpdate(
            """
            insert into users (id, email, name, password_hash, created_at)
            values (:id, :email, :name, :passwordHash, :now)
            """)
        .bind("id", id)
        .bind("email", email)
        .bind("name", name)
        .bind("passwordHash", passwordHash)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
