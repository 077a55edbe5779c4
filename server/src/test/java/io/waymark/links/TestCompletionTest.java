package io.waymark.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.EventStoreException;
import io.waymark.links.tags.TagSlice;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestCompletionTest {
  private static final Jdbi JDBI = open();
  private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant START = END.minusSeconds(86_400);

  private final SecretBox secrets = new SecretBox(new byte[32], new SecureRandom());
  private final LinkTable table = new LinkTable(secrets);
  private final Outbox outbox = new Outbox(secrets);
  private final LinkCache cache = new LinkCache(JDBI, secrets, 1 << 20, new Random(1));
  private final List<String> asked = new ArrayList<>();
  private Instant now = END;
  private Map<String, Long> leads = Map.of("https://x.com/b", 2L, "https://x.com/a", 1L);
  private boolean storeDown;

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void empty() {
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

  private void test(String id, @Nullable Instant start) {
    JDBI.useHandle(
        handle ->
            handle.execute(
                """
                insert into links (id, domain, key, folded_key, url, short_link, project_id, track_conversion,
                  test_variants, test_started_at, test_completed_at, utm_source, created_at, updated_at)
                values (?, 'd.co', ?, ?, 'https://x.com/a?utm_source=old', ?, 'ws_1', true,
                  '[{"url":"https://x.com/a?utm_source=old","percentage":50},
                    {"url":"https://x.com/b?utm_source=new","percentage":50}]',
                  ?, ?, 'old', ?, ?)
                """,
                id,
                id,
                id,
                id,
                start == null ? null : Timestamp.from(start),
                Timestamp.from(END),
                Timestamp.from(START.minusSeconds(60)),
                Timestamp.from(START)));
  }

  private void run() {
    InstantSource clock = () -> now;
    LeadTally tally =
        (link, from, to) -> {
          if (storeDown) {
            throw new EventStoreException(EventStoreException.Reason.BUSY, "down");
          }
          asked.add(link.id() + " " + from + " " + to);
          return leads;
        };
    var tags = new TagSlice(JDBI, new Ids(clock, new SecureRandom()), clock, new SecureRandom());
    var events =
        new LinkEvents(
            outbox,
            new FullLinks(tags.tags(), new NoWebhooks()),
            new LinkView(URI.create("https://api.d.co")));
    new TestCompletion(JDBI, table, cache, tally, events, clock, new SplittableRandom(1)).run();
  }

  private CachedLink visited(String id) {
    var link = cache.link(new LinkCache.Address("d.co", id)).value();
    assertThat(link).isNotNull();
    return link;
  }

  private Link stored(String id) {
    return JDBI.withHandle(handle -> table.byId(handle, id));
  }

  @Test
  @DisplayName("RED-35: at its end a test's winner becomes the destination, for the next visit too")
  void winner() {
    test("k1", START);
    assertThat(visited("k1").url()).isEqualTo("https://x.com/a?utm_source=old");
    now = END.minusSeconds(1);
    run();
    assertThat(asked).isEmpty();
    now = END;
    run();
    assertThat(asked).containsExactly("k1 " + START + " " + END);
    assertThat(visited("k1").url()).isEqualTo("https://x.com/b?utm_source=new");
    var link = stored("k1");
    assertThat(link.utm().source()).isEqualTo("new");
    assertThat(link.updatedAt()).isEqualTo(END);
    assertThat(link.abTest().variants()).hasSize(2);
    run();
    assertThat(asked).as("each end is acted on once").hasSize(1);
  }

  @Test
  @DisplayName("webhooks 3: the end of a test is an update of its link, if it leads elsewhere now")
  void told() {
    JDBI.useHandle(
        handle ->
            handle.execute(
                """
                insert into webhooks (id, project_id, name, url, secret, triggers, created_at, updated_at)
                values ('wh_1', 'ws_1', 'w', 'https://w.co', '', '{link.updated}', now(), now())
                """));
    test("k1", START);
    run();
    var events = JDBI.inTransaction(handle -> outbox.take(handle, 10));
    assertThat(events).hasSize(1);
    var event = events.getFirst();
    assertThat(event.topic()).isEqualTo("link.updated");
    assertThat(event.workspaceId()).isEqualTo("ws_1");
    assertThat(new String(event.payload(), UTF_8))
        .contains("\"url\":\"https://x.com/b?utm_source=new\"", "\"qrCode\":");
    leads = Map.of("https://x.com/a", 1L);
    test("k2", START);
    run();
    assertThat(JDBI.<List<?>, RuntimeException>inTransaction(h -> outbox.take(h, 10))).isEmpty();
  }

  @Test
  @DisplayName("RED-35: without leads, or when the destination has won, the link stays as it is")
  void unchanged() {
    test("k1", START);
    leads = Map.of();
    run();
    assertThat(stored("k1").updatedAt()).isEqualTo(START);
    test("k2", null);
    leads = Map.of("https://x.com/a", 1L);
    run();
    assertThat(stored("k2").updatedAt()).isEqualTo(START);
    assertThat(asked)
        .containsExactly("k1 " + START + " " + END, "k2 " + START.minusSeconds(60) + " " + END);
  }

  @Test
  @DisplayName("RED-35, LNK-36: a test that is given another end is ended again")
  void prolonged() {
    test("k1", START);
    run();
    var later = END.plusSeconds(60);
    JDBI.useHandle(
        handle ->
            handle.execute(
                "update links set test_completed_at = ? where id = 'k1'", Timestamp.from(later)));
    run();
    assertThat(asked).hasSize(1);
    now = later;
    run();
    assertThat(asked).hasSize(2).last().isEqualTo("k1 " + START + " " + later);
  }

  @Test
  @DisplayName("RED-35: while the leads cannot be asked for, tests wait, and none is forgotten")
  void storeDown() {
    for (var i = 0; i < 250; i++) {
      test("k%03d".formatted(i), START);
    }
    storeDown = true;
    run();
    assertThat(stored("k000").url()).isEqualTo("https://x.com/a?utm_source=old");
    storeDown = false;
    run();
    assertThat(asked).hasSize(250);
    assertThat(stored("k249").url()).isEqualTo("https://x.com/b?utm_source=new");
  }
}
