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
            select k.id as key_id, k.user_id, k.scopes, k.expires_at, k.last_used, u.is_machine, m.role,
                   w.id, w.name, w.slug, w.links_limit, w.usage_limit, w.links_usage, w.usage, w.created_at
            from api_keys k
            join users u on u.id = k.user_id
            join workspaces w on w.id = k.workspace_id
            left join memberships m on m.workspace_id = k.workspace_id and m.user_id = k.user_id
            where k.hashed_key = :hash
            """)
        .bind("hash", hash)
        .map((row, context) -> found(row))
        .findOne()
        .orElse(null);
  }

  private static Found found(ResultSet row) throws SQLException {
    var scopes = row.getArray("scopes");
    var role = row.getString("role");
    return new Found(
        row.getString("key_id"),
        row.getString("user_id"),
        row.getBoolean("is_machine"),
        scopes == null ? null : Arrays.asList((String[]) scopes.getArray()),
        instant(row, "expires_at"),
        instant(row, "last_used"),
        role == null ? null : Role.of(role),
        WorkspaceTable.workspace(row));
  }

  /** Notes the use, at most once a minute per key (b.1). */
  static void touch(Handle handle, String id, Instant now) {
    handle
        .createUpdate("update api_keys set last_used = :now where id = :id")
        .bind("now", now.atOffset(ZoneOffset.UTC))
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
            insert into api_keys (id, workspace_id, user_id, name, hashed_key, partial_key, created_at)
            values (:id, :workspaceId, :userId, :name, :hash, :partial, :now)
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("name", name)
        .bind("hash", Secrets.hash(key))
        .bind("partial", Credentials.partialKey(key))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
