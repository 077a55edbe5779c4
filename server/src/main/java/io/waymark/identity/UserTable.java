package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Users in PostgreSQL. */
final class UserTable {
  private UserTable() {}

  /**
   * For rows that are made of a user's, so that there is none once the user is gone.
   *
   * @throws ApiProblem 401 if none was made
   */
  static void requireOne(int made) {
    if (made == 0) {
      throw ApiProblem.unauthorized("Unauthorized: Login required.");
    }
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
