package io.waymark.identity.people;

import io.waymark.identity.signin.Digests;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Invite links of workspaces in PostgreSQL, at most one each; only hashes are kept. */
final class InviteLinkTable {
  private static final String LINKS =
      """
      select l.workspace_id, l.user_id, coalesce(u.name, u.email) as creator, l.created_at
      from invite_links l left join users u on u.id = l.user_id
      """;

  private InviteLinkTable() {}

  /** The workspace's link, or null. */
  static @Nullable InviteLink find(Handle handle, String workspaceId) {
    return one(
        handle
            .createQuery(LINKS + "where l.workspace_id = :workspaceId")
            .bind("workspaceId", workspaceId));
  }

  /** The link with that token, or null. */
  static @Nullable InviteLink byToken(Handle handle, String token) {
    return one(
        handle.createQuery(LINKS + "where l.token_hash = :hash").bind("hash", Digests.of(token)));
  }

  private static @Nullable InviteLink one(Query query) {
    return query
        .map(
            (row, _) ->
                new InviteLink(
                    row.getString("workspace_id"),
                    row.getString("user_id"),
                    row.getString("creator"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .findOne()
        .orElse(null);
  }

  /** Makes the workspace's link, in place of the one it had. */
  static void put(Handle handle, String workspaceId, String userId, String token, Instant now) {
    handle
        .createUpdate(
            """
            insert into invite_links (workspace_id, token_hash, user_id, created_at)
            values (:workspaceId, :hash, :userId, :now)
            on conflict (workspace_id) do update
            set token_hash = excluded.token_hash, user_id = excluded.user_id,
              created_at = excluded.created_at
            """)
        .bind("workspaceId", workspaceId)
        .bind("hash", Digests.of(token))
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** False if there was none. */
  static boolean delete(Handle handle, String workspaceId) {
    return handle
            .createUpdate("delete from invite_links where workspace_id = :workspaceId")
            .bind("workspaceId", workspaceId)
            .execute()
        == 1;
  }
}
