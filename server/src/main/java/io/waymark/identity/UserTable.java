package io.waymark.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Users in PostgreSQL. */
final class UserTable {
  private UserTable() {}

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
