package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.platform.outbound.OutboundResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What follows from an attempt, all in one transaction: the log, the next attempt, and what becomes
 * of a webhook that keeps failing (webhooks 6 and 7).
 */
final class Results {
  private static final Logger LOG = Logger.getLogger(Results.class);
  private static final Set<Integer> WORTH_A_NOTICE = Set.of(5, 10, 15);
  static final int TOO_MANY = 20;
  private static final int NO_ANSWER = 503;
  private static final int GONE = 410;

  private final Jdbi jdbi;
  private final WebhookTable webhooks;
  private final Notices notices;
  private final RetrySchedule schedule;
  private final InstantSource clock;

  Results(
      Jdbi jdbi,
      WebhookTable webhooks,
      Notices notices,
      RetrySchedule schedule,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.webhooks = webhooks;
    this.notices = notices;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * An answer as the log keeps it.
   *
   * @param status 503 if nobody answered
   */
  record Outcome(int status, byte[] response) {
    static Outcome of(OutboundResponse response) {
      return switch (response) {
        case OutboundResponse.Fetched fetched -> new Outcome(fetched.status(), fetched.body());
        case OutboundResponse.Failed(var reason) -> new Outcome(NO_ANSWER, reason.getBytes(UTF_8));
        // Why is for the server's own log: it can name addresses of the server's network.
        case OutboundResponse.Refused _ ->
            new Outcome(
                NO_ANSWER, "This server does not call addresses like this.".getBytes(UTF_8));
      };
    }

    boolean delivered() {
      return status >= 200 && status < 300;
    }

    /** A redirect is tried again, but does not speak against the endpoint. */
    boolean failed() {
      return status >= 400;
    }
  }

  /** Writes what came of an attempt, unless somebody else tries the delivery by now. */
  void record(Delivery delivery, OutboundResponse response) {
    if (response instanceof OutboundResponse.Refused(var reason)) {
      LOG.infof("webhook %s cannot be called: %s", delivery.webhookId(), reason);
    }
    var outcome = Outcome.of(response);
    jdbi.useTransaction(
        handle ->
            record(handle, delivery, outcome, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  private void record(Handle handle, Delivery delivery, Outcome outcome, Instant now) {
    if (unsubscribed(delivery, outcome)) {
      WebhookTable.delete(handle, delivery.webhookId());
      return;
    }
    // The webhook before its delivery, as those do it who delete both.
    if (!WebhookTable.keep(handle, delivery.webhookId())) {
      return;
    }
    var failures = delivery.attempts() + 1;
    var givenUp = !outcome.delivered() && schedule.exhausted(failures);
    var held =
        (outcome.delivered() || givenUp)
            ? DeliveryTable.finish(handle, delivery, outcome.delivered(), now)
            : DeliveryTable.postpone(handle, delivery, now.plus(RetrySchedule.before(failures)));
    if (!held) {
      return;
    }
    AttemptLog.insert(handle, delivery, outcome.status(), outcome.response(), now);
    if (outcome.failed()) {
      fail(handle, delivery, now);
    } else {
      WebhookTable.succeed(handle, delivery.webhookId());
    }
    if (givenUp) {
      fail(handle, delivery, now);
    }
  }

  /** This is how Zapier says that nobody listens any more. */
  private static boolean unsubscribed(Delivery delivery, Outcome outcome) {
    return outcome.status() == GONE
        && delivery.installed()
        && Receiver.of(delivery.url()) == Receiver.ZAPIER;
  }

  private void fail(Handle handle, Delivery delivery, Instant now) {
    var webhook = webhooks.fail(handle, delivery.webhookId(), now);
    if (webhook.disabledAt() != null) {
      return;
    }
    if (webhook.failures() >= TOO_MANY) {
      WebhookTable.disable(handle, webhook.id(), now);
      notices.disabled(handle, webhook, webhook.failures(), now);
    } else if (WORTH_A_NOTICE.contains(webhook.failures())) {
      notices.failing(handle, webhook, webhook.failures(), now);
    }
  }
}
