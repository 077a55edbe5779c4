package io.waymark.identity.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Authorisation codes in PostgreSQL, by their hashes. */
final class CodeTable {
  /** How long a code that comes again is recognised. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private CodeTable() {}

  static void insert(Handle handle, Code code, Instant now) {
    handle
        .createUpdate("delete from oauth_codes where expires_at < :forgotten")
        .bind("forgotten", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            insert into oauth_codes (hashed_code, app_id, workspace_id, user_id, redirect_uri,
              scopes, code_challenge, created_at, expires_at)
            values (:hash, :appId, :workspaceId, :userId, :redirectUri, :scopes, :challenge, :now,
              :expiresAt)
            """)
        .bind("hash", code.hash())
        .bind("appId", code.appId())
        .bind("workspaceId", code.workspaceId())
        .bind("userId", code.userId())
        .bind("redirectUri", code.redirectUri())
        .bindArray("scopes", String.class, code.scopes())
        .bind("challenge", code.challenge())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("expiresAt", code.expiresAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** An app's code; whoever else shows it waits until the transaction ends. */
  static @Nullable Code lock(Handle handle, String appId, String hash) {
    return handle
        .createQuery(
            """
            select hashed_code, app_id, workspace_id, user_id, redirect_uri, scopes, code_challenge,
                   installation_id, expires_at
            from oauth_codes where hashed_code = :hash and app_id = :appId for update
            """)
        .bind("hash", hash)
        .bind("appId", appId)
        .map(
            (row, context) ->
                new Code(
                    row.getString("hashed_code"),
                    row.getString("app_id"),
                    row.getString("workspace_id"),
                    row.getString("user_id"),
                    row.getString("redirect_uri"),
                    AppTable.texts(row, "scopes"),
                    row.getString("code_challenge"),
                    row.getString("installation_id"),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .findOne()
        .orElse(null);
  }

  static void markUsed(Handle handle, String hash, String installationId) {
    handle
        .createUpdate(
            "update oauth_codes set installation_id = :installationId where hashed_code = :hash")
        .bind("hash", hash)
        .bind("installationId", installationId)
        .execute();
  }
}
