package io.waymark.webhooks;

import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Notices beside the webhook, where the dashboard shows them, and in the log of the server. */
final class NoticeBoard implements Notices {
  private static final Logger LOG = Logger.getLogger(NoticeBoard.class);
  private static final int MOST_SHOWN = 100;

  private final Ids ids;

  NoticeBoard(Ids ids) {
    this.ids = ids;
  }

  /**
   * One notice.
   *
   * @param kind {@code created}, {@code failing} or {@code disabled}
   * @param failures how many deliveries had failed one after another
   */
  record Notice(String id, String kind, int failures, Instant createdAt) {}

  @Override
  public void created(Handle handle, Webhook webhook, Instant at) {
    LOG.infof("webhook %s was made in workspace %s", webhook.id(), webhook.workspaceId());
    insert(handle, webhook, "created", 0, at);
  }

  @Override
  public void failing(Handle handle, Webhook webhook, int failures, Instant at) {
    LOG.warnf(
        "webhook %s of workspace %s: %d deliveries failed one after another",
        webhook.id(), webhook.workspaceId(), failures);
    insert(handle, webhook, "failing", failures, at);
  }

  @Override
  public void disabled(Handle handle, Webhook webhook, int failures, Instant at) {
    LOG.warnf(
        "webhook %s of workspace %s is disabled after %d failed deliveries",
        webhook.id(), webhook.workspaceId(), failures);
    insert(handle, webhook, "disabled", failures, at);
  }

  private void insert(Handle handle, Webhook webhook, String kind, int failures, Instant at) {
    handle
        .createUpdate(
            """
            insert into webhook_notices (id, project_id, webhook_id, kind, failures, created_at)
            values (:id, :workspaceId, :webhookId, :kind, :failures, :at)
            """)
        .bind("id", ids.next("notice_"))
        .bind("workspaceId", webhook.workspaceId())
        .bind("webhookId", webhook.id())
        .bind("kind", kind)
        .bind("failures", failures)
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** A webhook's notices, newest first. */
  static List<Notice> of(Handle handle, String webhookId) {
    return handle
        .createQuery(
            """
            select id, kind, failures, created_at from webhook_notices
            where webhook_id = :webhookId order by created_at desc, id desc limit :most
            """)
        .bind("webhookId", webhookId)
        .bind("most", MOST_SHOWN)
        .map(
            (row, _) ->
                new Notice(
                    row.getString("id"),
                    row.getString("kind"),
                    row.getInt("failures"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Takes down what is older. */
  static void forget(Handle handle, Instant now, Duration age) {
    handle
        .createUpdate("delete from webhook_notices where created_at < :before")
        .bind("before", now.minus(age).atOffset(ZoneOffset.UTC))
        .execute();
  }
}
