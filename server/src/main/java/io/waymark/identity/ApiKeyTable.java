package io.waymark.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** API keys in PostgreSQL. */
final class ApiKeyTable {
  private ApiKeyTable() {}

  /**
   * A key with all that deciding a call needs.
   *
   * @param scopes null for a key with every permission of its user
   * @param expiresAt of the secret that was shown: one that was replaced may end before the key
   * @param role null if the user is no longer a member of the workspace
   */
  record Found(
      String id,
      String userId,
      boolean machine,
      @Nullable List<String> scopes,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsed,
      @Nullable Role role,
      Workspace workspace) {}

  static @Nullable Found find(Handle handle, String hash) {
    return handle
        .createQuery(
            """
            select k.id as key_id, k.hashed_key = :hash as current, k.previous_until,
                   k.user_id, k.scopes, k.expires_at, k.last_used, u.is_machine, m.role,
                   w.id, w.name, w.slug, w.links_limit, w.usage_limit, w.links_usage, w.usage, w.created_at
            from api_keys k
            join users u on u.id = k.user_id
            join workspaces w on w.id = k.workspace_id
            left join memberships m on m.workspace_id = k.workspace_id and m.user_id = k.user_id
            where k.hashed_key = :hash or k.previous_hash = :hash
            """)
        .bind("hash", hash)
        .map((row, context) -> found(row))
        .findOne()
        .orElse(null);
  }

  /** Whether the user is there for a key of the workspace alone. */
  static boolean isMachine(Handle handle, String workspaceId, String userId) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from api_keys k join users u on u.id = k.user_id
              where k.workspace_id = :workspaceId and u.id = :userId and u.is_machine)
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .mapTo(Boolean.class)
        .one();
  }

  private static Found found(ResultSet row) throws SQLException {
    var scopes = row.getArray("scopes");
    var role = row.getString("role");
    return new Found(
        row.getString("key_id"),
        row.getString("user_id"),
        row.getBoolean("is_machine"),
        scopes == null ? null : Arrays.asList((String[]) scopes.getArray()),
        earlier(
            instant(row, "expires_at"),
            row.getBoolean("current") ? null : instant(row, "previous_until")),
        instant(row, "last_used"),
        role == null ? null : Role.of(role),
        WorkspaceTable.workspace(row));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Notes the use, unless somebody else did since. */
  static void touch(Handle handle, String id, Instant now, Instant since) {
    handle
        .createUpdate(
            """
            update api_keys set last_used = :now
            where id = :id and (last_used is null or last_used < :since)
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("id", id)
        .execute();
  }

  static void insert(
      Handle handle,
      String id,
      String workspaceId,
      String userId,
      String name,
      String key,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into api_keys (id, workspace_id, user_id, name, hashed_key, partial_key, created_at,
              updated_at)
            values (:id, :workspaceId, :userId, :name, :hash, :partial, :now, :now)
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("name", name)
        .bind("hash", Secrets.hash(key))
        .bind("partial", Secrets.partial(key))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
