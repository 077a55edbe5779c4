package io.waymark.links;

import io.waymark.links.services.ServiceName;
import io.waymark.platform.crypto.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of other services in PostgreSQL, sealed. Each is its user's own, and kept for a day at
 * most, or as long as an import needs it.
 */
final class ServiceTokens {
  private static final Duration LIFE = Duration.ofDays(1);

  private static final String IN_USE =
      """
      exists (
        select 1 from link_imports i
        where i.project_id = t.project_id and i.user_id = t.user_id and i.service = t.service
          and i.state = 'running')
      """;

  private final SecretBox secrets;

  ServiceTokens(SecretBox secrets) {
    this.secrets = secrets;
  }

  void put(
      Handle handle,
      String workspaceId,
      String userId,
      ServiceName service,
      String token,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into link_service_tokens (project_id, user_id, service, token, expires_at)
            values (:workspaceId, :userId, :service, :token, :expiresAt)
            on conflict (project_id, user_id, service)
              do update set token = excluded.token, expires_at = excluded.expires_at
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("service", service.label())
        .bind("token", secrets.seal(token))
        .bind("expiresAt", now.plus(LIFE).atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The token, or null if there is none, or none any more. */
  @Nullable String find(
      Handle handle, String workspaceId, String userId, ServiceName service, Instant now) {
    return handle
        .createQuery(
            """
            select token from link_service_tokens t
            where project_id = :workspaceId and user_id = :userId and service = :service
              and (expires_at > :now or %s)
            """
                .formatted(IN_USE))
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("service", service.label())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map((row, _) -> secrets.open(row.getBytes("token")))
        .findOne()
        .orElse(null);
  }

  static void forget(Handle handle, String workspaceId, String userId, ServiceName service) {
    handle
        .createUpdate(
            """
            delete from link_service_tokens
            where project_id = :workspaceId and user_id = :userId and service = :service
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("service", service.label())
        .execute();
  }

  static void forgetOld(Handle handle, Instant now) {
    handle
        .createUpdate(
            "delete from link_service_tokens t where expires_at <= :now and not " + IN_USE)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
