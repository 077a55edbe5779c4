package io.waymark.webhooks;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Deliveries that somebody asked for: test events, and events sent once more. */
final class ExtraDeliveries {
  private final Jdbi jdbi;
  private final Webhooks webhooks;
  private final DeliveryTable table;
  private final Ids ids;
  private final InstantSource clock;

  ExtraDeliveries(Jdbi jdbi, Webhooks webhooks, DeliveryTable table, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.webhooks = webhooks;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is on its way now. */
  record Queued(String messageId, String eventId) {}

  /**
   * Sends a sample, whatever the webhook is told of and whether or not it is disabled (webhooks 8).
   *
   * @throws ApiProblem 404; 400 if its receiver has no use for the trigger
   */
  Queued test(Caller caller, String id, Trigger trigger) {
    return jdbi.inTransaction(
        handle -> {
          var webhook = webhooks.find(handle, caller, id);
          var event = new Event(ids.webhookEventId(), trigger, now(), Samples.of(trigger));
          var message = Message.of(event, webhook);
          if (message == null) {
            throw ApiProblem.badRequest(
                "Segment is not told of %s: it tracks what people do.".formatted(trigger.label()));
          }
          var outgoing = List.of(new DeliveryTable.Outgoing(event, webhook, message));
          return new Queued(table.insert(handle, outgoing, now()).getFirst(), event.id());
        });
  }

  /**
   * Sends a message once more: the same event, body and signature, to the URL the webhook has now.
   *
   * @throws ApiProblem 404; 400 if the webhook has another kind of receiver by now
   */
  Queued again(Caller caller, String id, String messageId) {
    return jdbi.inTransaction(
        handle -> {
          var webhook = webhooks.find(handle, caller, id);
          var sent = table.sent(handle, webhook.id(), messageId);
          if (sent == null) {
            throw ApiProblem.notFound("Delivery not found.");
          }
          if (Receiver.of(sent.url()) != webhook.receiver()) {
            throw ApiProblem.badRequest(
                "This was written for another kind of receiver than the webhook has now.");
          }
          return new Queued(table.repeat(handle, sent, webhook.url(), now()), sent.eventId());
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
