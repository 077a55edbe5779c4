package io.waymark.identity.oauth;

import io.waymark.identity.Role;
import io.waymark.identity.Secrets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Installations and their tokens in PostgreSQL, tokens by their hashes. */
final class TokenTable {
  private TokenTable() {}

  /** An installation as its tokens need it. */
  record Held(String id, String workspaceId, String userId, List<String> scopes) {}

  /**
   * A refresh token that was shown.
   *
   * @param used whether it was shown before
   */
  record Refresh(Held installation, boolean used, Instant expiresAt) {}

  /** Makes the installation of a code or renews it, and keeps others from it meanwhile. */
  static Held install(Handle handle, String newId, Code code, Instant now) {
    var id =
        handle
            .createQuery(
                """
                insert into oauth_installations
                  (id, app_id, workspace_id, user_id, scopes, hashed_code, created_at, updated_at)
                values (:id, :appId, :workspaceId, :userId, :scopes, :code, :now, :now)
                on conflict (app_id, workspace_id, user_id) do update
                set scopes = excluded.scopes, hashed_code = excluded.hashed_code,
                  updated_at = excluded.updated_at
                returning id
                """)
            .bind("id", newId)
            .bind("appId", code.appId())
            .bind("workspaceId", code.workspaceId())
            .bind("userId", code.userId())
            .bindArray("scopes", String.class, code.scopes())
            .bind("code", code.hash())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .mapTo(String.class)
            .one();
    return new Held(id, code.workspaceId(), code.userId(), code.scopes());
  }

  /** An app's refresh token; nobody else touches its installation until the transaction ends. */
  static @Nullable Refresh lockRefresh(Handle handle, String appId, String hash) {
    var installation =
        handle
            .createQuery(
                """
                select i.id, i.workspace_id, i.user_id, i.scopes
                from oauth_installations i
                where i.app_id = :appId
                  and i.id = (
                    select installation_id from oauth_refresh_tokens where hashed_token = :hash)
                for update
                """)
            .bind("appId", appId)
            .bind("hash", hash)
            .map(
                (row, context) ->
                    new Held(
                        row.getString("id"),
                        row.getString("workspace_id"),
                        row.getString("user_id"),
                        AppTable.texts(row, "scopes")))
            .findOne()
            .orElse(null);
    // Only what is read after the lock tells what others did before.
    return installation == null
        ? null
        : handle
            .createQuery(
                "select used, expires_at from oauth_refresh_tokens where hashed_token = :hash")
            .bind("hash", hash)
            .map(
                (row, context) ->
                    new Refresh(
                        installation,
                        row.getBoolean("used"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .findOne()
            .orElse(null);
  }

  static void markUsed(Handle handle, String refreshHash) {
    handle
        .createUpdate("update oauth_refresh_tokens set used = true where hashed_token = :hash")
        .bind("hash", refreshHash)
        .execute();
  }

  /** Whether the user is still a member of the workspace. */
  static boolean isMember(Handle handle, Held installation) {
    return handle
        .createQuery(
            """
            select role from memberships
            where workspace_id = :workspaceId and user_id = :userId
            """)
        .bind("workspaceId", installation.workspaceId())
        .bind("userId", installation.userId())
        .mapTo(String.class)
        .findOne()
        .map(Role::of)
        .isPresent();
  }

  /** Stores the installation's one access token, in place of the one before. */
  static void putAccess(
      Handle handle,
      String newId,
      App app,
      Held installation,
      String token,
      Instant now,
      Instant expiresAt) {
    handle
        .createUpdate(
            """
            insert into api_keys (id, workspace_id, user_id, name, hashed_key, partial_key, scopes,
              expires_at, created_at, updated_at, installation_id)
            values (:id, :workspaceId, :userId, :name, :hash, :partial, :scopes, :expiresAt, :now,
              :now, :installationId)
            on conflict (installation_id) do update
            set name = excluded.name, hashed_key = excluded.hashed_key,
              partial_key = excluded.partial_key, scopes = excluded.scopes,
              expires_at = excluded.expires_at, updated_at = excluded.updated_at
            """)
        .bind("id", newId)
        .bind("workspaceId", installation.workspaceId())
        .bind("userId", installation.userId())
        .bind("name", app.details().name())
        .bind("hash", Secrets.hash(token))
        .bind("partial", Secrets.partial(token))
        .bindArray("scopes", String.class, installation.scopes())
        .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("installationId", installation.id())
        .execute();
  }

  /** Stores a refresh token, and forgets those that have expired. */
  static void putRefresh(
      Handle handle, Held installation, String token, Instant now, Instant expiresAt) {
    handle
        .createUpdate(
            """
            delete from oauth_refresh_tokens
            where installation_id = :installationId and expires_at <= :now
            """)
        .bind("installationId", installation.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            insert into oauth_refresh_tokens (hashed_token, installation_id, created_at, expires_at)
            values (:hash, :installationId, :now, :expiresAt)
            """)
        .bind("hash", Secrets.hash(token))
        .bind("installationId", installation.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Ends all tokens of an installation. */
  static void revoke(Handle handle, String installationId) {
    for (var table : List.of("oauth_refresh_tokens", "api_keys")) {
      handle
          .createUpdate("delete from <table> where installation_id = :id")
          .define("table", table)
          .bind("id", installationId)
          .execute();
    }
  }

  /** Ends all tokens of an installation if they came from this code. */
  static void revokeFrom(Handle handle, String installationId, String codeHash) {
    handle
        .createQuery(
            "select id from oauth_installations where id = :id and hashed_code = :code for update")
        .bind("id", installationId)
        .bind("code", codeHash)
        .mapTo(String.class)
        .findOne()
        .ifPresent(id -> revoke(handle, id));
  }
}
