package io.waymark.webhooks;

import io.waymark.identity.Addressees;
import io.waymark.identity.Addressees.Addressee;
import io.waymark.platform.mail.Mail;
import io.waymark.platform.mail.Mails;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Notices by mail: to whoever made a webhook that they did (webhooks 1), to one owner of the
 * workspace that it fails or is disabled (webhooks 7).
 */
final class NoticeMails implements Notices {
  private final Mails mails;
  private final URI app;

  /**
   * @param app the dashboard's public address
   */
  NoticeMails(Mails mails, URI app) {
    this.mails = mails;
    this.app = app;
  }

  @Override
  public void created(Handle handle, Webhook webhook, Instant at) {
    var creator = webhook.userId();
    var to = creator == null ? null : Addressees.member(handle, webhook.workspaceId(), creator);
    if (to != null) {
      send(
          handle,
          to,
          "A webhook was added to " + to.workspace(),
          List.of(
              "You added the webhook “%s” to the workspace %s."
                  .formatted(webhook.name(), to.workspace()),
              "From now on it is told what happens there, at %s".formatted(webhook.url()),
              "If this was not you, somebody has your session or one of your API keys: delete the"
                  + " webhook and the key."));
    }
  }

  @Override
  public void failing(Handle handle, Webhook webhook, int failures, Instant at) {
    var to = Addressees.ownerOfWebhooks(handle, webhook.workspaceId());
    if (to != null) {
      send(
          handle,
          to,
          "A webhook of %s fails".formatted(to.workspace()),
          List.of(
              "The last %d attempts to deliver events to the webhook “%s” of the workspace %s failed."
                  .formatted(failures, webhook.name(), to.workspace()),
              "Its address is %s".formatted(webhook.url()),
              "Events are sent again for a while. After %d failures in a row the webhook is"
                      .formatted(Results.TOO_MANY)
                  + " disabled; one success is enough to start counting anew. Its log shows what was"
                  + " sent and what was answered."));
    }
  }

  @Override
  public void disabled(Handle handle, Webhook webhook, int failures, Instant at) {
    var to = Addressees.ownerOfWebhooks(handle, webhook.workspaceId());
    if (to != null) {
      send(
          handle,
          to,
          "A webhook of %s is disabled".formatted(to.workspace()),
          List.of(
              "The last %d attempts to deliver events to the webhook “%s” of the workspace %s failed,"
                      .formatted(failures, webhook.name(), to.workspace())
                  + " so it is told of nothing any more.",
              "Its address is %s".formatted(webhook.url()),
              "Once the address takes events again, enable the webhook. What happens until then it"
                  + " is not told."));
    }
  }

  private void send(Handle handle, Addressee to, String subject, List<String> paragraphs) {
    var page = app.resolve("/app/%s/settings/webhooks".formatted(to.slug()));
    mails.send(
        handle, new Mail(to.email(), subject, paragraphs, "Webhooks of the workspace", page));
  }
}
