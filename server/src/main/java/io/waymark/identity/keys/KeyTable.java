package io.waymark.identity.keys;

import io.waymark.identity.Role;
import io.waymark.identity.keys.ApiKey.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces' keys in PostgreSQL. Access tokens of OAuth are in the same table, and are none of
 * these.
 */
final class KeyTable {
  private static final String SELECT =
      """
      select k.id, k.name, k.partial_key, k.scopes, k.expires_at, k.last_used, k.created_at,
             k.updated_at, k.user_id, u.name as user_name, u.image, u.is_machine, m.role
      from api_keys k
      join users u on u.id = k.user_id
      left join memberships m on m.workspace_id = k.workspace_id and m.user_id = k.user_id
      where k.workspace_id = :workspaceId and k.installation_id is null
      """;

  private KeyTable() {}

  /** Newest first. */
  static List<ApiKey> list(Handle handle, String workspaceId) {
    return handle
        .createQuery(SELECT + " order by k.created_at desc, k.id desc")
        .bind("workspaceId", workspaceId)
        .map((row, context) -> key(row))
        .list();
  }

  static @Nullable ApiKey find(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery(SELECT + " and k.id = :id")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, context) -> key(row))
        .findOne()
        .orElse(null);
  }

  /** The same, and nobody else changes the key until the transaction ends. */
  static @Nullable ApiKey lock(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery(SELECT + " and k.id = :id for update of k")
        .bind("workspaceId", workspaceId)
        .bind("id", id)
        .map((row, context) -> key(row))
        .findOne()
        .orElse(null);
  }

  static int count(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            "select count(*) from api_keys where workspace_id = :workspaceId and installation_id is null")
        .bind("workspaceId", workspaceId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Takes the workspace's turn to make a key, and keeps others from it until the transaction ends.
   *
   * @param since the last turn must not have been later
   * @return whether it was free
   */
  static boolean takeTurn(Handle handle, String workspaceId, Instant now, Instant since) {
    return handle
            .createUpdate(
                """
                update workspaces set last_key_at = :now
                where id = :workspaceId and (last_key_at is null or last_key_at <= :since)
                """)
            .bind("workspaceId", workspaceId)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  static void insertMachine(Handle handle, String userId, String name, Instant now) {
    handle
        .createUpdate(
            """
            insert into users (id, name, is_machine, created_at) values (:id, :name, true, :now)
            """)
        .bind("id", userId)
        .bind("name", name)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Stores a key with the hash of its secret. */
  static void insert(Handle handle, String workspaceId, ApiKey key, String hashedSecret) {
    handle
        .createUpdate(
            """
            insert into api_keys (id, workspace_id, user_id, name, hashed_key, partial_key, scopes,
              expires_at, created_at, updated_at)
            values (:id, :workspaceId, :userId, :name, :hash, :partial, :scopes, :expiresAt,
              :createdAt, :updatedAt)
            """)
        .bind("id", key.id())
        .bind("workspaceId", workspaceId)
        .bind("userId", key.holder().id())
        .bind("name", key.name())
        .bind("hash", hashedSecret)
        .bind("partial", key.partial())
        .bindByType("scopes", array(key.scopes()), String[].class)
        .bind("expiresAt", offset(key.expiresAt()))
        .bind("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
        .bind("updatedAt", key.updatedAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Stores what may change of a key. */
  static void update(Handle handle, ApiKey key) {
    handle
        .createUpdate(
            """
            update api_keys
            set name = :name, scopes = :scopes, expires_at = :expiresAt, updated_at = :updatedAt
            where id = :id
            """)
        .bind("id", key.id())
        .bind("name", key.name())
        .bindByType("scopes", array(key.scopes()), String[].class)
        .bind("expiresAt", offset(key.expiresAt()))
        .bind("updatedAt", key.updatedAt().atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            update users set name = :name
            where is_machine and id = (select user_id from api_keys where id = :id)
            """)
        .bind("id", key.id())
        .bind("name", key.name())
        .execute();
  }

  /**
   * Replaces a key's secret. Of those before, only the last one may go on.
   *
   * @param until when the last one ends, or null for at once
   */
  static void replaceSecret(
      Handle handle,
      String id,
      String hashedSecret,
      String partial,
      @Nullable Instant until,
      Instant now) {
    handle
        .createUpdate(
            """
            update api_keys
            set previous_hash = case when :until::timestamptz is not null then hashed_key end,
              previous_until = :until, hashed_key = :hash, partial_key = :partial,
              updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("hash", hashedSecret)
        .bind("partial", partial)
        .bind("until", offset(until))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Deletes a key. With a machine's go the ways into the workspace that it opened to others.
   *
   * @return whether there was such a key
   */
  static boolean delete(Handle handle, String workspaceId, String id) {
    // Whoever is about to open such a way does so before, or not at all.
    handle
        .createQuery("select id from workspaces where id = :id for no key update")
        .bind("id", workspaceId)
        .mapTo(String.class)
        .list();
    return handle
            .createUpdate(
                """
                delete from api_keys
                where id = :id and workspace_id = :workspaceId and installation_id is null
                """)
            .bind("id", id)
            .bind("workspaceId", workspaceId)
            .execute()
        == 1;
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    var scopes = row.getArray("scopes");
    var role = row.getString("role");
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        row.getString("partial_key"),
        scopes == null ? null : Arrays.asList((String[]) scopes.getArray()),
        instant(row, "expires_at"),
        instant(row, "last_used"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        new Holder(
            row.getString("user_id"),
            row.getString("user_name"),
            row.getString("image"),
            row.getBoolean("is_machine"),
            role == null ? null : Role.of(role)));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static String @Nullable [] array(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }
}
