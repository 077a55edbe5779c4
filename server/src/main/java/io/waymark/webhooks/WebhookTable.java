package io.waymark.webhooks;

import io.waymark.platform.crypto.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Webhooks in PostgreSQL. */
final class WebhookTable {
  /** The unique index that refuses a second webhook of the same URL in a workspace. */
  static final String URL = "webhooks_url";

  private final SecretBox secrets;

  WebhookTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** The workspace's webhooks, newest first. */
  List<Webhook> list(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select * from webhooks where project_id = :workspaceId order by created_at desc, id desc
            """)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> webhook(row))
        .list();
  }

  @Nullable Webhook byId(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery("select * from webhooks where id = :id and project_id = :workspaceId")
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> webhook(row))
        .findOne()
        .orElse(null);
  }

  /** Keeps the webhook from going before the transaction ends; false if it is gone already. */
  static boolean keep(Handle handle, String id) {
    return handle
        .createQuery("select 1 from webhooks where id = :id for key share")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Locks the row until the transaction ends, so that changes follow each other. What only refers
   * to the webhook does not wait.
   */
  @Nullable Webhook forUpdate(Handle handle, String id) {
    return handle
        .createQuery("select * from webhooks where id = :id for no key update")
        .bind("id", id)
        .map((row, _) -> webhook(row))
        .findOne()
        .orElse(null);
  }

  /**
   * Those of these workspaces' webhooks that are told of anything, oldest first. They cannot go
   * before the transaction ends.
   */
  List<Webhook> enabled(Handle handle, Collection<String> workspaceIds) {
    return handle
        .createQuery(
            """
            select * from webhooks
            where project_id = any(:workspaceIds) and disabled_at is null
            order by id for key share
            """)
        .bindArray("workspaceIds", String.class, workspaceIds)
        .map((row, _) -> webhook(row))
        .list();
  }

  /** The installation of the app that holds this credential; null if no app does. */
  static @Nullable String installation(Handle handle, String credential) {
    return handle
        .createQuery("select installation_id from api_keys where id = :credential")
        .bind("credential", credential)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  void insert(Handle handle, Webhook webhook) {
    bind(
            handle.createUpdate(
                """
                insert into webhooks (
                  id, project_id, user_id, name, url, secret, triggers, link_scope, installation_id,
                  created_at, updated_at)
                values (
                  :id, :workspaceId, :userId, :name, :url, :secret, :triggers, :scope, :installationId,
                  :createdAt, :createdAt)
                """),
            webhook)
        .bind("id", webhook.id())
        .bind("workspaceId", webhook.workspaceId())
        .bind("userId", webhook.userId())
        .bind("installationId", webhook.installationId())
        .bind("createdAt", webhook.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Writes what a caller can change. */
  void update(Handle handle, Webhook webhook, Instant now) {
    bind(
            handle.createUpdate(
                """
                update webhooks
                set name = :name, url = :url, secret = :secret, triggers = :triggers,
                    link_scope = :scope, updated_at = :now
                where id = :id
                """),
            webhook)
        .bind("id", webhook.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private <S extends SqlStatement<S>> S bind(S statement, Webhook webhook) {
    return statement
        .bind("name", webhook.name())
        .bind("url", webhook.url())
        .bind("secret", secrets.seal(webhook.secret()))
        .bindArray(
            "triggers", String.class, webhook.triggers().stream().map(Trigger::label).toList())
        .bind("scope", webhook.scope() == null ? null : webhook.scope().label());
  }

  /** Tells it of nothing any more, or of everything again; its failures stay counted. */
  static void disable(Handle handle, String id, @Nullable Instant at) {
    handle
        .createUpdate("update webhooks set disabled_at = :at where id = :id")
        .bind("id", id)
        .bind("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Counts a failure, and tells how the webhook is now. */
  Webhook fail(Handle handle, String id, Instant now) {
    return handle
        .createQuery(
            """
            update webhooks
            set consecutive_failures = consecutive_failures + 1, last_failed_at = :now
            where id = :id returning *
            """)
        .bind("id", id)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map((row, _) -> webhook(row))
        .one();
  }

  /** Forgets failures; of a webhook without any, nothing is written. */
  static void succeed(Handle handle, String id) {
    handle
        .createUpdate(
            """
            update webhooks set consecutive_failures = 0, last_failed_at = null
            where id = :id and (consecutive_failures <> 0 or last_failed_at is not null)
            """)
        .bind("id", id)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from webhooks where id = :id").bind("id", id).execute();
  }

  private Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString("id"),
        row.getString("project_id"),
        row.getString("user_id"),
        row.getString("name"),
        row.getString("url"),
        secrets.open(row.getBytes("secret")),
        triggers(row),
        ClickScope.ofNullable(row.getString("link_scope")),
        row.getString("installation_id"),
        row.getInt("consecutive_failures"),
        instant(row, "disabled_at"),
        Objects.requireNonNull(instant(row, "created_at")));
  }

  /** A name that no longer means anything is passed over. */
  private static List<Trigger> triggers(ResultSet row) throws SQLException {
    var labels = (String[]) row.getArray("triggers").getArray();
    return Arrays.stream(labels).map(Trigger::of).filter(Objects::nonNull).toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
