package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.text.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deliveries, at times of the test's choice and with answers of its choice. */
class DeliveryTest {
  private static final Jdbi JDBI = open();
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final OutboundResponse DEAD = new OutboundResponse.Failed("no answer in time");

  private final SecureRandom random = new SecureRandom();
  private final SecretBox secrets = new SecretBox(new byte[32], random);
  private volatile Instant now = START;
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock, random);
  private final WebhookTable webhooks = new WebhookTable(secrets);
  private final DeliveryTable table = new DeliveryTable(secrets, ids);
  private final Results results =
      new Results(JDBI, webhooks, new NoticeBoard(ids), new RetrySchedule(5), clock);
  private final List<Instant> sent = new CopyOnWriteArrayList<>();
  private final List<Courier> couriers = new ArrayList<>();
  private volatile OutboundResponse answer = DEAD;

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void workspace() {
    JDBI.useHandle(
        handle -> {
          handle.execute("delete from workspaces");
          handle.execute(
              """
              insert into workspaces (id, name, slug, created_at, updated_at)
              values ('ws_1', 'One', 'one', now(), now())
              """);
        });
  }

  @AfterEach
  void stop() {
    couriers.forEach(Courier::stop);
  }

  private Webhook webhook(String id, String url) {
    var webhook =
        new Webhook(
            id,
            "ws_1",
            null,
            "w",
            url,
            "whsec_1",
            List.of(Trigger.LINK_CREATED),
            null,
            null,
            0,
            null,
            START);
    JDBI.useHandle(handle -> webhooks.insert(handle, webhook));
    return webhook;
  }

  private void queue(Webhook webhook, int count) {
    var event = new Event("evt_1", Trigger.LINK_CREATED, START, Samples.of(Trigger.LINK_CREATED));
    var message = Message.of(event, webhook);
    assertThat(message).isNotNull();
    for (var i = 0; i < count; i++) {
      JDBI.useHandle(
          handle ->
              table.insert(
                  handle, List.of(new DeliveryTable.Outgoing(event, webhook, message)), now));
    }
  }

  private Courier courier(Sender sender) {
    var settings = new WebhookSettings(5, Duration.ofSeconds(15), 64, Duration.ofDays(30));
    var courier =
        new Courier(
            JDBI, table, results, sender, settings, ids, clock, new SplittableRandom(1), () -> {});
    couriers.add(courier);
    return courier;
  }

  private OutboundResponse post(String url, Map<String, String> headers, byte[] body) {
    sent.add(now);
    return answer;
  }

  private static OutboundResponse status(int status) {
    return new OutboundResponse.Fetched(
        status, "https://a.co/", Map.of(), "answer".getBytes(UTF_8), false);
  }

  private static long number(String sql) {
    return JDBI.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (var tries = 0; !condition.getAsBoolean(); tries++) {
      if (tries > 2_000) {
        throw new AssertionError("did not happen: " + what);
      }
      Thread.sleep(10);
    }
  }

  /** Tries what is due and waits until that is written down. */
  private void round(Courier courier) throws InterruptedException {
    courier.some();
    await(
        "the end of the round",
        () -> number("select count(*) from webhook_deliveries where lease is not null") == 0);
  }

  @Test
  @DisplayName("webhooks 6: five attempts by the schedule, each in the log, then it is given up")
  void schedule() throws Exception {
    queue(webhook("wh_1", "https://a.co/"), 1);
    var courier = courier(this::post);
    round(courier);
    for (var retry = 1; retry <= 6; retry++) {
      now = now.plus(RetrySchedule.before(retry)).minusMillis(1);
      round(courier);
      now = now.plusMillis(1);
      round(courier);
    }
    assertThat(sent)
        .containsExactly(
            START,
            START.plusSeconds(12),
            START.plusSeconds(12 + 148),
            START.plusSeconds(12 + 148 + 1808),
            START.plusSeconds(12 + 148 + 1808 + 22026));
    assertThat(number("select count(*) from webhook_attempts where http_status = 503"))
        .isEqualTo(5);
    assertThat(
            number("select count(*) from webhook_deliveries where not delivered and attempts = 5"))
        .isOne();
    assertThat(number("select consecutive_failures from webhooks"))
        .as("five attempts and the final failure")
        .isEqualTo(6);
  }

  @Test
  @DisplayName("webhooks 7: notices at 5, 10 and 15 failures, at 20 it is disabled")
  void failures() throws Exception {
    var webhook = webhook("wh_1", "https://a.co/");
    var courier = courier(this::post);
    answer = status(500);
    for (var i = 1; i <= 22; i++) {
      now = now.plusMillis(10);
      queue(webhook, 1);
      round(courier);
      assertThat(number("select consecutive_failures from webhooks")).isEqualTo(i);
      assertThat(number("select count(*) from webhooks where disabled_at is not null"))
          .isEqualTo(i < 20 ? 0 : 1);
    }
    assertThat(notices()).containsExactly("disabled 20", "failing 15", "failing 10", "failing 5");
    JDBI.useHandle(handle -> WebhookTable.disable(handle, "wh_1", null));
    queue(webhook, 1);
    round(courier);
    assertThat(number("select count(*) from webhooks where disabled_at is not null"))
        .as("one that still fails is disabled again at once")
        .isOne();
    JDBI.useHandle(handle -> WebhookTable.disable(handle, "wh_1", null));
    answer = status(200);
    queue(webhook, 1);
    round(courier);
    assertThat(number("select consecutive_failures from webhooks where last_failed_at is null"))
        .isZero();
  }

  private static List<String> notices() {
    return JDBI.withHandle(handle -> NoticeBoard.of(handle, "wh_1")).stream()
        .map(notice -> notice.kind() + " " + notice.failures())
        .toList();
  }

  @Test
  @DisplayName("webhooks 7: a redirect is tried again, and does not count as failed")
  void redirect() throws Exception {
    queue(webhook("wh_1", "https://a.co/"), 1);
    JDBI.useHandle(handle -> handle.execute("update webhooks set consecutive_failures = 3"));
    answer = status(302);
    var courier = courier(this::post);
    round(courier);
    assertThat(number("select consecutive_failures from webhooks")).isZero();
    assertThat(number("select count(*) from webhook_deliveries where done_at is null")).isOne();
  }

  @Test
  @DisplayName("webhooks 6: 410 of Zapier deletes the webhook of an integration, and no other")
  void zapier() throws Exception {
    queue(webhook("wh_1", "https://hooks.zapier.com/1"), 1);
    queue(webhook("wh_2", "https://hooks.zapier.com/2"), 1);
    queue(webhook("wh_3", "https://a.co/"), 1);
    JDBI.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with person as (
                      insert into users (id, created_at) values ('user_1', now()) returning id),
                    app as (
                      insert into oauth_apps (id, workspace_id, name, slug, developer, website,
                        screenshots, redirect_uris, client_id, pkce, created_at, updated_at)
                      values ('app_1', 'ws_1', 'App', 'app', 'Acme', 'https://a.co', '{}', '{}',
                        'c_1', true, now(), now())
                      returning id),
                    installation as (
                      insert into oauth_installations (id, app_id, workspace_id, user_id, scopes,
                        hashed_code, created_at, updated_at)
                      select 'inst_1', app.id, 'ws_1', person.id, '{}', 'code', now(), now()
                      from app, person returning id)
                    update webhooks set installation_id = installation.id from installation
                    where webhooks.id in ('wh_1', 'wh_3')
                    """)
                .execute());
    answer = status(410);
    round(courier(this::post));
    var left =
        JDBI.withHandle(
            handle ->
                handle
                    .createQuery("select id from webhooks order by 1")
                    .mapTo(String.class)
                    .list());
    assertThat(left).containsExactly("wh_2", "wh_3");
  }

  @Test
  @DisplayName("a delivery whose courier died is due again after its lease, and only then")
  void death() throws Exception {
    queue(webhook("wh_1", "https://a.co/"), 1);
    // The courier that takes it never writes anything down, like a killed process.
    JDBI.useTransaction(
        handle ->
            assertThat(table.claim(handle, "wh_1", 5, now, now.plusSeconds(45), "lease_dead"))
                .hasSize(1));
    answer = status(200);
    var courier = courier(this::post);
    courier.some();
    now = START.plusMillis(44_999);
    courier.some();
    assertThat(number("select count(*) from webhook_deliveries where lease = 'lease_dead'"))
        .isOne();
    now = START.plusSeconds(45);
    round(courier);
    assertThat(sent).containsExactly(START.plusSeconds(45));
    assertThat(number("select count(*) from webhook_deliveries where delivered")).isOne();
  }

  @Test
  @DisplayName("whoever lost their lease writes nothing: the delivery is somebody else's")
  void lateResult() {
    queue(webhook("wh_1", "https://a.co/"), 1);
    var late =
        JDBI.inTransaction(handle -> table.claim(handle, "wh_1", 1, now, now.plusSeconds(45), "l1"))
            .getFirst();
    now = START.plusSeconds(60);
    var next =
        JDBI.inTransaction(handle -> table.claim(handle, "wh_1", 1, now, now.plusSeconds(45), "l2"))
            .getFirst();
    results.record(late, DEAD);
    assertThat(number("select count(*) from webhook_attempts")).isZero();
    assertThat(number("select consecutive_failures from webhooks")).isZero();
    results.record(next, status(200));
    assertThat(number("select count(*) from webhook_deliveries where delivered")).isOne();
  }

  @Test
  @DisplayName("several processes deliver beside each other, and nothing twice")
  void severalNodes() throws Exception {
    for (var i = 0; i < 6; i++) {
      queue(webhook("wh_" + i, "https://a.co/" + i), 20);
    }
    answer = status(200);
    var first = courier(this::post);
    var second = courier(this::post);
    await(
        "all",
        () -> {
          try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(first::some);
            threads.execute(second::some);
          }
          return number("select count(*) from webhook_deliveries where delivered") == 120;
        });
    assertThat(sent).hasSize(120);
    assertThat(number("select count(*) from webhook_attempts")).isEqualTo(120);
  }

  @Test
  @DisplayName("when the server stops, what is under way is given back and counts as no failure")
  void stopped() throws Exception {
    queue(webhook("wh_1", "https://a.co/"), 1);
    var begun = new CountDownLatch(1);
    var courier =
        courier(
            (url, headers, body) -> {
              begun.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(5));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return DEAD;
            });
    courier.some();
    begun.await();
    courier.stop();
    assertThat(
            number("select count(*) from webhook_deliveries where lease is null and attempts = 0"))
        .isOne();
    assertThat(number("select consecutive_failures from webhooks")).isZero();
    answer = status(200);
    round(courier(this::post));
    assertThat(sent).containsExactly(START);
  }

  @Test
  @DisplayName("a hundred dead endpoints do not delay one that answers")
  void deadEndpoints() throws Exception {
    var open = new CountDownLatch(1);
    for (var i = 0; i < 100; i++) {
      queue(webhook("wh_dead" + i, "https://dead.co/" + i), 3);
    }
    var alive = webhook("wh_alive", "https://alive.co/");
    var answered = new CopyOnWriteArrayList<String>();
    var courier =
        courier(
            (url, headers, body) -> {
              if (url.startsWith("https://dead.co/")) {
                try {
                  open.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return DEAD;
              }
              answered.add(url);
              return status(200);
            });
    // It has shown before that it answers.
    JDBI.useHandle(
        handle -> handle.execute("update webhook_deliveries set due_at = due_at + interval '1 s'"));
    queue(alive, 1);
    round(courier);
    now = START.plusSeconds(1);
    courier.some();
    queue(alive, 40);
    await(
        "the deliveries to the living",
        () -> {
          courier.some();
          return answered.size() == 41;
        });
    open.countDown();
  }

  @Test
  @DisplayName("what is done is forgotten with its log after a while; what is on its way is not")
  void retention() throws Exception {
    var webhook = webhook("wh_1", "https://a.co/");
    queue(webhook, 1);
    answer = status(200);
    round(courier(this::post));
    queue(webhook, 1);
    now = START.plus(Duration.ofDays(30));
    assertThat(
            JDBI.<Boolean, RuntimeException>inTransaction(
                h -> DeliveryTable.forget(h, now, Duration.ofDays(30))))
        .isFalse();
    assertThat(number("select count(*) from webhook_deliveries")).isEqualTo(2);
    now = now.plusSeconds(1);
    JDBI.useTransaction(h -> DeliveryTable.forget(h, now, Duration.ofDays(30)));
    assertThat(number("select count(*) from webhook_deliveries where done_at is null")).isOne();
    assertThat(number("select count(*) from webhook_deliveries")).isOne();
    assertThat(number("select count(*) from webhook_attempts")).isZero();
  }
}
