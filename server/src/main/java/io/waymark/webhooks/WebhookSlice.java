package io.waymark.webhooks;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkViews;
import io.waymark.links.LinkWebhooks;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.mail.Mails;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import io.waymark.platform.threads.Rounds;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Everything about webhooks, put together: it runs from {@link #start} until {@link #stop}. */
public final class WebhookSlice {
  private static final int MOST_RESPONSE_BYTES = 16 * 1024;

  private final Jdbi jdbi;
  private final WebhookSettings settings;
  private final InstantSource clock;
  private final WebhookOperations operations;
  private final Courier courier;
  private final Rounds dispatching;
  private final Rounds delivering;

  /**
   * @param outbox tells what happens
   * @param outbound calls the endpoints
   * @param mails tells people of webhooks that fail
   * @param app the dashboard's public address
   */
  public WebhookSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Outbox outbox,
      Outbound outbound,
      LinkViews links,
      WebhookSettings settings,
      Mails mails,
      URI app,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
    var table = new WebhookTable(secrets);
    var deliveries = new DeliveryTable(secrets, ids);
    var notices = Notices.both(new NoticeBoard(ids), new NoticeMails(mails, app));
    var webhooks = new Webhooks(jdbi, table, links, notices, ids, clock, random);
    this.operations =
        new WebhookOperations(
            jdbi,
            webhooks,
            new ExtraDeliveries(jdbi, webhooks, deliveries, ids, clock),
            new AttemptLog(secrets));
    var dispatch =
        new Dispatch(jdbi, outbox, table, deliveries, new Associations(), links, ids, clock);
    var limits = Limits.of(settings.timeout(), MOST_RESPONSE_BYTES);
    var results = new Results(jdbi, table, notices, new RetrySchedule(settings.attempts()), clock);
    this.courier =
        new Courier(
            jdbi,
            deliveries,
            results,
            (url, headers, body) -> outbound.post(url, headers, body, limits),
            settings,
            ids,
            clock,
            random,
            this::deliver);
    this.delivering =
        new Rounds(
            "delivering to webhooks",
            () -> {
              courier.some();
              return false;
            });
    this.dispatching =
        new Rounds(
            "reading the outbox",
            () -> {
              var more = dispatch.some();
              deliver();
              return more;
            });
  }

  /** Who is told of the clicks of which link, for the slice of links. */
  public static LinkWebhooks ofLinks() {
    return new Associations();
  }

  /** The API's operations on webhooks. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }

  private void deliver() {
    delivering.call();
  }

  /** Begins to deliver. */
  public void start() {
    dispatching.start();
    delivering.start();
  }

  /** Deletes what was kept long enough; to be run every hour. */
  public void cleanUp() {
    while (jdbi.inTransaction(
        handle -> DeliveryTable.forget(handle, clock.instant(), settings.keep()))) {
      // A batch holds its locks for a short time only.
    }
    jdbi.useHandle(handle -> NoticeBoard.forget(handle, clock.instant(), settings.keep()));
  }

  /** Delivers nothing any more. What is under way is finished or given back. */
  public void stop() {
    dispatching.stop();
    delivering.stop();
    courier.stop();
  }
}
