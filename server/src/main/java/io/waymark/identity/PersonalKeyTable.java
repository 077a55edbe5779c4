package io.waymark.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keys of users, of clients from before keys were a workspace's (b.1), as callers show them. */
final class PersonalKeyTable {
  private PersonalKeyTable() {}

  record Found(String id, String userId, @Nullable Instant expiresAt, @Nullable Instant lastUsed) {}

  static @Nullable Found find(Handle handle, String hash) {
    return handle
        .createQuery(
            "select id, user_id, expires_at, last_used from personal_keys where hashed_key = :hash")
        .bind("hash", hash)
        .map(
            (row, context) ->
                new Found(
                    row.getString("id"),
                    row.getString("user_id"),
                    ApiKeyTable.instant(row, "expires_at"),
                    ApiKeyTable.instant(row, "last_used")))
        .findOne()
        .orElse(null);
  }

  /** Notes the use, unless somebody else did since. */
  static void touch(Handle handle, String id, Instant now, Instant since) {
    handle
        .createUpdate(
            """
            update personal_keys set last_used = :now
            where id = :id and (last_used is null or last_used < :since)
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("id", id)
        .execute();
  }
}
