package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deliveries in PostgreSQL: what is on its way, and what came of it. */
final class DeliveryTable {
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final SecretBox secrets;
  private final Ids ids;

  DeliveryTable(SecretBox secrets, Ids ids) {
    this.secrets = secrets;
    this.ids = ids;
  }

  /** An event for a webhook. */
  record Outgoing(Event event, Webhook webhook, Message message) {}

  /** Sends messages on their way, due at once; tells their ids. */
  List<String> insert(Handle handle, List<Outgoing> messages, Instant now) {
    if (messages.isEmpty()) {
      return List.of();
    }
    var made = messages.stream().map(_ -> ids.next("msg_")).toList();
    var batch =
        handle.prepareBatch(
            """
            insert into webhook_deliveries (
              id, project_id, webhook_id, event_id, event, url, body, signature, due_at, created_at)
            values (
              :id, :workspaceId, :webhookId, :eventId, :event, :url, :body, :signature, :now, :now)
            """);
    for (var i = 0; i < made.size(); i++) {
      var message = messages.get(i);
      batch
          .bind("id", made.get(i))
          .bind("workspaceId", message.webhook().workspaceId())
          .bind("webhookId", message.webhook().id())
          .bind("eventId", message.event().id())
          .bind("event", message.event().trigger().label())
          .bind("url", message.webhook().url())
          .bind("body", secrets.seal(new String(message.message().body(), UTF_8)))
          .bind("signature", message.message().signature())
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .add();
    }
    batch.execute();
    return made;
  }

  /** What is needed to send a message again. */
  record Sent(String id, String eventId, String url) {}

  @Nullable Sent sent(Handle handle, String webhookId, String id) {
    return handle
        .createQuery(
            """
            select id, event_id, url from webhook_deliveries
            where id = :id and webhook_id = :webhookId
            """)
        .bind("id", id)
        .bind("webhookId", webhookId)
        .map(
            (row, _) ->
                new Sent(row.getString("id"), row.getString("event_id"), row.getString("url")))
        .findOne()
        .orElse(null);
  }

  /** Sends the same message once more, to the URL the webhook has now; tells the new id. */
  String repeat(Handle handle, Sent sent, String url, Instant now) {
    var id = ids.next("msg_");
    handle
        .createUpdate(
            """
            insert into webhook_deliveries (
              id, project_id, webhook_id, event_id, event, url, body, signature, due_at, created_at)
            select :id, project_id, webhook_id, event_id, event, :url, body, signature, :now, :now
            from webhook_deliveries where id = :sent
            """)
        .bind("id", id)
        .bind("sent", sent.id())
        .bind("url", url)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    return id;
  }

  /**
   * The webhooks that have something due. Goes from webhook to webhook along the index, so that it
   * does not matter how much waits for each.
   */
  static List<String> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            with recursive waiting (webhook_id) as (
              (select webhook_id from webhook_deliveries where done_at is null
               order by webhook_id limit 1)
              union all
              select (
                select d.webhook_id from webhook_deliveries d
                where d.done_at is null and d.webhook_id > w.webhook_id
                order by d.webhook_id limit 1)
              from waiting w where w.webhook_id is not null)
            select webhook_id from waiting w
            where webhook_id is not null and exists (
              select 1 from webhook_deliveries d
              where d.webhook_id = w.webhook_id and d.done_at is null and d.due_at <= :now)
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .list();
  }

  /**
   * Takes some of a webhook's deliveries that are due, so that nobody else tries them before {@code
   * until}. Should the taker die, they are due again then.
   */
  List<Delivery> claim(
      Handle handle, String webhookId, int most, Instant now, Instant until, String lease) {
    return handle
        .createQuery(
            """
            with taken as (
              select id from webhook_deliveries
              where webhook_id = :webhookId and done_at is null and due_at <= :now
              order by due_at limit :most for update skip locked)
            update webhook_deliveries d set due_at = :until, lease = :lease
            from taken, webhooks w
            where d.id = taken.id and w.id = d.webhook_id
            returning d.*, w.secret, w.installation_id
            """)
        .bind("webhookId", webhookId)
        .bind("most", most)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .bind("lease", lease)
        .map((row, _) -> delivery(row))
        .list();
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("project_id"),
        row.getString("webhook_id"),
        row.getString("event_id"),
        row.getString("event"),
        row.getString("url"),
        secrets.open(row.getBytes("body")).getBytes(UTF_8),
        row.getString("signature"),
        row.getInt("attempts"),
        secrets.open(row.getBytes("secret")),
        row.getString("installation_id") != null,
        row.getString("lease"));
  }

  /**
   * Writes that it is over.
   *
   * @return false, with nothing written, if somebody else tries it by now
   */
  static boolean finish(Handle handle, Delivery delivery, boolean delivered, Instant now) {
    return handle
            .createUpdate(
                """
                update webhook_deliveries
                set attempts = attempts + 1, delivered = :delivered, done_at = :now, lease = null
                where id = :id and lease = :lease
                """)
            .bind("id", delivery.id())
            .bind("lease", delivery.lease())
            .bind("delivered", delivered)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  /**
   * Writes that it failed and when it is tried again.
   *
   * @return false, with nothing written, if somebody else tries it by now
   */
  static boolean postpone(Handle handle, Delivery delivery, Instant until) {
    return handle
            .createUpdate(
                """
                update webhook_deliveries set attempts = attempts + 1, due_at = :until, lease = null
                where id = :id and lease = :lease
                """)
            .bind("id", delivery.id())
            .bind("lease", delivery.lease())
            .bind("until", until.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  /** Lets go of what was taken and not tried. */
  static void release(Handle handle, Delivery delivery, Instant now) {
    handle
        .createUpdate(
            """
            update webhook_deliveries set due_at = :now, lease = null
            where id = :id and lease = :lease
            """)
        .bind("id", delivery.id())
        .bind("lease", delivery.lease())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Deletes what is done and older, with its log.
   *
   * @return whether there may be more
   */
  static boolean forget(Handle handle, Instant now, Duration age) {
    return handle
            .createUpdate(
                """
                delete from webhook_deliveries where id in (
                  select id from webhook_deliveries where done_at < :before
                  limit :most for update skip locked)
                """)
            .bind("before", now.minus(age).atOffset(ZoneOffset.UTC))
            .bind("most", FORGOTTEN_AT_ONCE)
            .execute()
        == FORGOTTEN_AT_ONCE;
  }
}
