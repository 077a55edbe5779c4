package io.waymark.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Signed-in browsers in PostgreSQL; only a hash of the cookie's token is kept. */
final class SessionTable {
  private SessionTable() {}

  /** The session's user if the session is alive, else null. */
  static @Nullable String user(Handle handle, String token, Instant now) {
    return handle
        .createQuery("select user_id from sessions where token_hash = :hash and expires_at > :now")
        .bind("hash", Secrets.hash(token))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, String token, String userId, Instant now, Instant expiresAt) {
    handle
        .createUpdate("delete from sessions where expires_at <= :now")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            insert into sessions (token_hash, user_id, created_at, expires_at)
            values (:hash, :userId, :now, :expiresAt)
            """)
        .bind("hash", Secrets.hash(token))
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(Handle handle, String token) {
    handle
        .createUpdate("delete from sessions where token_hash = :hash")
        .bind("hash", Secrets.hash(token))
        .execute();
  }
}
