package io.waymark.traffic.clicks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.ClickCounts;
import io.waymark.events.SampleClick;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.postgres.TestPostgres;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CounterFoldTest {
  private Jdbi jdbi;
  private Outbox outbox;
  private CounterFold fold;

  @BeforeEach
  void workspaceWithALink() {
    jdbi = TestPostgres.jdbi();
    outbox = new Outbox(new SecretBox(new byte[32], new SecureRandom()));
    fold = new CounterFold(jdbi, new ClickNews(jdbi, outbox));
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into workspaces (id, name, slug, created_at, updated_at)
              values ('ws_1', 'Acme', 'acme', now(), now())
              """);
          handle.execute(
              """
              insert into links (id, domain, key, folded_key, url, short_link, project_id, created_at, updated_at)
              values ('link_1', 'acme.test', 'a', 'a', 'https://shop.test/', 'https://acme.test/a', 'ws_1', now(), now())
              """);
        });
  }

  private static ClickCounts three() {
    return ClickCounts.of(
        List.of(
            SampleClick.sequence(1).at("2026-08-21T12:00:00Z").click(),
            SampleClick.sequence(2).at("2026-08-21T12:00:02Z").click(),
            SampleClick.sequence(3).at("2026-08-21T12:00:01Z").click(),
            SampleClick.sequence(4).link("link_deleted").click()));
  }

  private long number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  @DisplayName("A8: clicks, the last click and the usage of the workspace")
  void addsToLinkAndWorkspace() {
    assertThat(fold.fold(three(), List.of(), 0, 4)).isTrue();

    assertThat(number("select clicks from links")).isEqualTo(3);
    assertThat(number("select usage from workspaces")).isEqualTo(4);
    assertThat(number("select total_clicks from workspaces")).isEqualTo(4);
    assertThat(fold.position()).isEqualTo(4);
    assertThat(
            jdbi.<Instant, RuntimeException>withHandle(
                handle ->
                    handle
                        .createQuery("select last_clicked from links")
                        .mapTo(Instant.class)
                        .one()))
        .isEqualTo("2026-08-21T12:00:02Z");
  }

  @Test
  @DisplayName("decision 5: what is folded again changes nothing")
  void foldsOnce() {
    fold.fold(three(), List.of(), 0, 4);

    assertThat(fold.fold(three(), List.of(), 0, 4)).isFalse();
    assertThat(fold.fold(three(), List.of(), 2, 6)).isFalse();
    assertThat(number("select clicks from links")).isEqualTo(3);
    assertThat(fold.fold(ClickCounts.of(List.of()), List.of(), 4, 9)).isTrue();
    assertThat(fold.position()).isEqualTo(9);
  }

  @Test
  void oneOfManyAtOnceFolds() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 8)
                  .<Callable<Boolean>>mapToObj(_ -> () -> fold.fold(three(), List.of(), 0, 4))
                  .toList());
      var done = 0;
      for (var answer : answers) {
        done += answer.get() ? 1 : 0;
      }

      assertThat(done).isOne();
      assertThat(number("select clicks from links")).isEqualTo(3);
    }
  }

  private void webhook(String workspaceId, String scope) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into webhooks (id, project_id, name, url, secret, triggers, link_scope, created_at, updated_at)
                values ('wh_' || ?, ?, 'w', 'https://w.co', '', '{link.clicked}', ?, now(), now())
                """,
                workspaceId,
                workspaceId,
                scope));
  }

  @Test
  @DisplayName("CLK-8: clicks are told in the transaction that counts them, each exactly once")
  void tellsOnce() {
    webhook("ws_1", "workspace");
    var told =
        List.of(
            SampleClick.sequence(1).link("link_1").click(),
            SampleClick.sequence(2).link("link_1").click());
    assertThat(fold.fold(ClickCounts.of(told), told, 0, 2)).isTrue();
    assertThat(fold.fold(ClickCounts.of(told), told, 0, 2)).isFalse();
    assertThat(number("select count(*) from outbox")).isEqualTo(2);
    var events = jdbi.inTransaction(handle -> outbox.take(handle, 1));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().topic()).isEqualTo("link.clicked");
    assertThat(new String(events.getFirst().payload(), UTF_8))
        .startsWith("{\"linkId\":\"link_1\",\"click\":{\"id\":");
    assertThat(number("select count(*) from outbox")).isOne();
  }

  @Test
  @DisplayName("CLK-8: only of links that a webhook is told of, within the workspace's quota")
  void wanted() {
    var news = new ClickNews(jdbi, outbox);
    var links = List.of("link_1", "link_deleted");
    assertThat(news.wanted()).isFalse();
    assertThat(news.wanted(links)).isEmpty();
    webhook("ws_1", "links");
    assertThat(news.wanted()).isFalse();
    jdbi.useHandle(
        handle -> handle.execute("insert into webhook_links values ('wh_ws_1', 'link_1')"));
    assertThat(news.wanted()).isTrue();
    assertThat(news.wanted(links)).containsExactly("link_1");
    jdbi.useHandle(handle -> handle.execute("update workspaces set usage_limit = 5, usage = 5"));
    assertThat(news.wanted(links)).isEmpty();
    jdbi.useHandle(
        handle -> {
          handle.execute("update workspaces set usage_limit = null");
          handle.execute("update webhooks set disabled_at = now()");
        });
    assertThat(news.wanted(links)).isEmpty();
  }
}
