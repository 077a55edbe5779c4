package io.waymark.webhooks;

import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.text.Ids;
import io.waymark.platform.threads.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Delivers what is due, on virtual threads. Several processes may do so beside each other: each
 * takes deliveries for a while, and what a process that died had taken is due again after it.
 */
final class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** Longer than an attempt by what it may take to write down what came of it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofSeconds(2);

  /** Keeps most connections to the database free for callers. */
  private static final int WRITERS = 3;

  private final Jdbi jdbi;
  private final DeliveryTable table;
  private final Results results;
  private final Sender sender;
  private final Slots slots;
  private final Duration lease;
  private final Ids ids;
  private final InstantSource clock;
  private final Random order;
  private final Runnable freed;
  private final Workers threads = new Workers();
  private final Semaphore writers = new Semaphore(WRITERS);

  /**
   * @param random chooses whose turn it is
   * @param freed run whenever a delivery was tried, since there is room for another then
   */
  Courier(
      Jdbi jdbi,
      DeliveryTable table,
      Results results,
      Sender sender,
      WebhookSettings settings,
      Ids ids,
      InstantSource clock,
      RandomGenerator random,
      Runnable freed) {
    this.jdbi = jdbi;
    this.table = table;
    this.results = results;
    this.sender = sender;
    this.slots = new Slots(settings.concurrency());
    this.lease = settings.timeout().plus(MARGIN);
    this.ids = ids;
    this.clock = clock;
    this.order = Random.from(random);
    this.freed = freed;
  }

  /** Begins to deliver what is due, as far as there is room. Does not wait for any of it. */
  void some() {
    var now = clock.instant();
    var due = new ArrayList<>(jdbi.withHandle(handle -> DeliveryTable.due(handle, now)));
    Collections.shuffle(due, order);
    for (var webhookId : due) {
      begin(webhookId, now);
    }
  }

  private void begin(String webhookId, Instant now) {
    var room = slots.take(webhookId);
    if (room == 0) {
      return;
    }
    var claimed = List.<Delivery>of();
    try {
      claimed =
          jdbi.inTransaction(
              handle ->
                  table.claim(handle, webhookId, room, now, now.plus(lease), ids.next("lease_")));
    } catch (RuntimeException e) {
      LOG.errorf(e, "deliveries to webhook %s cannot be read", webhookId);
    } finally {
      slots.giveBack(webhookId, room - claimed.size());
    }
    for (var delivery : claimed) {
      threads.execute(() -> attempt(delivery));
    }
  }

  private void attempt(Delivery delivery) {
    var well = false;
    try {
      var begun = clock.instant();
      var headers =
          Message.headers(Receiver.of(delivery.url()), delivery.secret(), delivery.signature());
      var response = sender.post(delivery.url(), headers, delivery.body());
      var soon = Duration.between(begun, clock.instant()).compareTo(SOON) <= 0;
      well = soon && response instanceof OutboundResponse.Fetched fetched && fetched.ok();
      write(delivery, response);
    } catch (RuntimeException e) {
      LOG.errorf(e, "delivery %s is tried again once its lease is over", delivery.id());
    } finally {
      slots.done(delivery.webhookId(), well);
      freed.run();
    }
  }

  private void write(Delivery delivery, OutboundResponse response) {
    // What was broken off when the server stopped says nothing of the endpoint.
    var brokenOff = threads.brokenOff() && !(response instanceof OutboundResponse.Fetched);
    var _ = Thread.interrupted();
    writers.acquireUninterruptibly();
    try {
      if (brokenOff) {
        jdbi.useHandle(handle -> DeliveryTable.release(handle, delivery, clock.instant()));
      } else {
        results.record(delivery, response);
      }
    } finally {
      writers.release();
    }
  }

  /** Lets deliveries that are under way come to their end for a while, then gives them back. */
  void stop() {
    if (!threads.stop()) {
      LOG.warn("some deliveries are tried again once their leases are over");
    }
  }
}
