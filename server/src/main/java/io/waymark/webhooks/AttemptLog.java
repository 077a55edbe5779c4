package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What came of each attempt (webhooks 6). */
final class AttemptLog {
  private static final int MOST_SHOWN = 100;

  private final SecretBox secrets;

  AttemptLog(SecretBox secrets) {
    this.secrets = secrets;
  }

  static void insert(Handle handle, Delivery delivery, int status, byte[] response, Instant now) {
    handle
        .createUpdate(
            """
            insert into webhook_attempts (
              project_id, webhook_id, delivery_id, http_status, response_body, created_at)
            values (:workspaceId, :webhookId, :deliveryId, :status, :response, :now)
            """)
        .bind("workspaceId", delivery.workspaceId())
        .bind("webhookId", delivery.webhookId())
        .bind("deliveryId", delivery.id())
        .bind("status", status)
        // PostgreSQL has no place for U+0000.
        .bind("response", new String(response, UTF_8).replace('\0', '\uFFFD'))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The latest attempts, newest first, as the API shows them. */
  List<ObjectNode> of(Handle handle, String webhookId) {
    return handle
        .createQuery(
            """
            select d.event_id, d.webhook_id, d.id as message_id, d.event, d.url, a.http_status, d.body,
              a.response_body, a.created_at
            from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id
            where a.webhook_id = :webhookId
            order by a.id desc limit :most
            """)
        .bind("webhookId", webhookId)
        .bind("most", MOST_SHOWN)
        .map((row, _) -> shown(row))
        .list();
  }

  private ObjectNode shown(ResultSet row) throws SQLException {
    var shown =
        Event.JSON
            .createObjectNode()
            .put("event_id", row.getString("event_id"))
            .put("webhook_id", row.getString("webhook_id"))
            .put("message_id", row.getString("message_id"))
            .put("event", row.getString("event"))
            .put("url", row.getString("url"))
            .put("http_status", row.getInt("http_status"));
    try {
      shown.set("request_body", Event.JSON.readTree(secrets.open(row.getBytes("body"))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was sent is no JSON", e);
    }
    return shown
        .put("response_body", row.getString("response_body"))
        .put(
            "timestamp",
            Timestamps.iso(row.getObject("created_at", OffsetDateTime.class).toInstant()));
  }
}
