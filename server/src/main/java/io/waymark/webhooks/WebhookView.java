package io.waymark.webhooks;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Webhooks and what belongs to them, as the API shows them (webhooks 1 and 6). */
final class WebhookView {
  static final Shape<?> WEBHOOK =
      Shape.untyped(
              field("id", text()).described("The webhook's id."),
              field("name", text()).described("What the webhook is called."),
              field("url", text()).described("The endpoint that is told."),
              field("secret", text())
                  .described(
                      "The key of the signature: `Dub-Signature` is the hex HMAC-SHA256 of the body"
                          + " with it."),
              field("triggers", list(choice(Trigger.class, Trigger::label)))
                  .described("What it is told of."),
              field("linkScope", choice(ClickScope.class, ClickScope::label).nullable())
                  .described("Of whose clicks it is told."),
              field("disabledAt", instant().nullable())
                  .described("Since when it is told of nothing; null while it is."),
              field("installationId", text().nullable())
                  .described("The integration it belongs to."))
          .named("Webhook")
          .described("An endpoint that is told of what happens in the workspace.");

  static final Shape<?> ATTEMPT =
      Shape.untyped(
              field("event_id", text()).described("The event's id."),
              field("webhook_id", text()).described("The webhook's id."),
              field("message_id", text())
                  .described("The delivery's id, by which it can be sent again."),
              field("event", text()).described("The trigger."),
              field("url", text()).described("The endpoint that was called."),
              field("http_status", integer())
                  .described("What it answered; 503 if nobody answered."),
              field("request_body", json()).described("What was sent."),
              field("response_body", text())
                  .described("The beginning of the answer, or why there is none."),
              field("timestamp", instant()).described("When that was."))
          .named("WebhookAttempt")
          .described("What came of one attempt to deliver an event.");

  static final Shape<?> NOTICE =
      Shape.untyped(
              field("id", text()).described("The notice's id."),
              field("kind", choice("created", "failing", "disabled"))
                  .described("What it is about."),
              field("failures", integer())
                  .described("How many deliveries had failed one after another."),
              field("createdAt", instant()).described("When that was."))
          .named("WebhookNotice")
          .described("Something its owners should know of a webhook.");

  static final Shape<?> QUEUED =
      Shape.untyped(
              field("messageId", text()).described("The delivery's id."),
              field("eventId", text()).described("The event's id."))
          .named("WebhookDelivery")
          .described("An event that is on its way.");

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private WebhookView() {}

  static ObjectNode webhook(Webhook webhook) {
    var view =
        Event.JSON
            .createObjectNode()
            .put("id", webhook.id())
            .put("name", webhook.name())
            .put("url", webhook.url())
            .put("secret", webhook.secret());
    var triggers = view.putArray("triggers");
    webhook.triggers().forEach(trigger -> triggers.add(trigger.label()));
    var scope = webhook.scope();
    var disabledAt = webhook.disabledAt();
    return view.put("linkScope", scope == null ? null : scope.label())
        .put("disabledAt", disabledAt == null ? null : Timestamps.iso(disabledAt))
        .put("installationId", webhook.installationId());
  }

  static ObjectNode notice(NoticeBoard.Notice notice) {
    return Event.JSON
        .createObjectNode()
        .put("id", notice.id())
        .put("kind", notice.kind())
        .put("failures", notice.failures())
        .put("createdAt", Timestamps.iso(notice.createdAt()));
  }
}
