package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.postgres.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkCacheTest {
  private static final LinkCache.Address KNOWN = new LinkCache.Address("d.co", "known");
  private static final LinkCache.Address UNKNOWN = new LinkCache.Address("d.co", "unknown");

  private final AtomicInteger questions = new AtomicInteger();
  private volatile Runnable before = () -> {};
  private volatile Runnable after = () -> {};
  private final Jdbi jdbi = open();
  private final SecretBox secrets = new SecretBox(new byte[32], new SecureRandom());
  private final LinkCache cache = new LinkCache(jdbi, secrets, 1 << 20, new Random(1));

  private Jdbi open() {
    return TestPostgres.jdbi()
        .installPlugin(
            new JdbiPlugin() {
              @Override
              public Connection customizeConnection(Connection connection) {
                return watched(Connection.class, connection);
              }
            });
  }

  /** The same, whose questions are counted, and begin and end when the test wants it. */
  private <T> T watched(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              var question = real instanceof Statement && method.getName().startsWith("execute");
              if (question) {
                questions.incrementAndGet();
                before.run();
              }
              try {
                var result = method.invoke(real, arguments);
                if (question) {
                  after.run();
                }
                return result instanceof PreparedStatement statement
                    ? watched(PreparedStatement.class, statement)
                    : result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  @BeforeEach
  void link() {
    jdbi.useHandle(
        handle -> {
          DomainTable.insertShared(handle, "dom_1", "d.co", Instant.EPOCH);
          handle.execute(
              """
              insert into links (id, domain, key, folded_key, url, short_link, created_at, updated_at)
              values ('link_1', 'd.co', 'Known', 'known', 'https://a.com/', 'https://d.co/Known',
                '2020-01-01', '2020-01-01')
              """);
        });
    questions.set(0);
  }

  @Test
  @DisplayName("RED-44: many visitors of one address that is not cached share one question")
  void shared() throws Exception {
    var visitors = 40;
    var ready = new CountDownLatch(visitors);
    try (var threads = Executors.newFixedThreadPool(visitors)) {
      var found = new ArrayList<Future<LinkCache.Known<CachedLink>>>();
      for (var visitor = 0; visitor < visitors; visitor++) {
        found.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return cache.link(KNOWN);
                }));
      }
      for (var each : found) {
        assertThat(each.get().value()).isNotNull();
      }
    }
    assertThat(questions).hasValue(1);
  }

  @Test
  @DisplayName("Visitors of many addresses that come while others are being read share a question")
  void together() throws Exception {
    var first = new CountDownLatch(1);
    before = () -> awaited(first);
    var found = new ArrayList<FutureTask<LinkCache.Known<CachedLink>>>();
    for (var visitor = 0; visitor < 100; visitor++) {
      var key = visitor == 99 ? "known" : "unknown" + visitor;
      var task = new FutureTask<>(() -> cache.link(new LinkCache.Address("d.co", key)));
      found.add(task);
      var thread = Thread.ofVirtual().start(task);
      // whatever the scheduler does, nobody's question begins after it could be answered
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(task.isDone()).isFalse();
        Thread.sleep(1);
      }
    }
    first.countDown();
    for (var each : found.subList(0, 99)) {
      assertThat(each.get().value()).isNull();
    }
    assertThat(found.getLast().get().value()).isNotNull();
    assertThat(questions.get()).isLessThan(10);
  }

  @Test
  @DisplayName("RED-45: what is being read while its address is forgotten is not remembered")
  void forgottenWhileRead() throws Exception {
    var reading = new CountDownLatch(1);
    var forgotten = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      after =
          () -> {
            after = () -> {};
            reading.countDown();
            awaited(forgotten);
          };
      var early = threads.submit(() -> cache.link(KNOWN));
      reading.await();
      jdbi.useHandle(handle -> handle.execute("update links set url = 'https://b.com/'"));
      cache.forget("d.co", "Known");
      assertThat(cache.link(KNOWN).value()).extracting(CachedLink::url).isEqualTo("https://b.com/");
      forgotten.countDown();
      assertThat(early.get().value()).extracting(CachedLink::url).isEqualTo("https://a.com/");
    }
    var asked = questions.get();
    assertThat(cache.link(KNOWN).value()).extracting(CachedLink::url).isEqualTo("https://b.com/");
    assertThat(questions).hasValue(asked);
  }

  @Test
  @DisplayName("RED-46: all who wait for a question that fails are told, and the next asks anew")
  void failing() {
    before =
        () -> {
          throw new IllegalStateException("no database");
        };
    assertThatThrownBy(() -> cache.link(KNOWN)).hasMessageContaining("no database");
    before = () -> {};
    assertThat(cache.link(KNOWN).value()).isNotNull();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName(
      "RED-43: a link is read once, as is that there is none, until its address is forgotten")
  void remembered() {
    assertThat(cache.linkIfCached(KNOWN)).isNull();
    for (var again = 0; again < 3; again++) {
      assertThat(cache.link(KNOWN).value()).isNotNull();
    }
    assertThat(questions).hasValue(1);

    assertThat(cache.link(UNKNOWN).value()).isNull();
    var asked = questions.get();
    assertThat(cache.link(UNKNOWN).value()).isNull();
    assertThat(questions).hasValue(asked);

    jdbi.useHandle(
        handle -> handle.execute("update links set key = 'Unknown', folded_key = 'unknown'"));
    cache.forget("d.co", "Known");
    cache.forget("d.co", "Unknown");
    assertThat(cache.link(KNOWN).value()).isNull();
    assertThat(cache.link(UNKNOWN).value()).isNotNull();
  }

  @Test
  @DisplayName("RED-43: of a link, everything is read that a redirect needs")
  void everything() {
    var password = HexFormat.of().formatHex(secrets.seal("open sesame"));
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update links set
                  track_conversion = true, rewrite = true, do_index = true,
                  disabled_at = '2026-01-01Z', expires_at = '2026-02-01Z',
                  expired_url = 'https://late.com/', password = decode(?, 'hex'),
                  ios = 'https://apps.apple.com/', android = 'https://play.google.com/',
                  geo = '{"DE": "https://a.de/"}', proxy = true, title = 'T', description = 'D',
                  image = 'https://i.com/', video = 'https://v.com/',
                  test_variants = '[{"url": "https://a.com/", "percentage": 40}]',
                  test_completed_at = '2026-03-01Z'
                """,
                password));
    assertThat(cache.link(KNOWN).value())
        .isEqualTo(
            new CachedLink(
                "link_1",
                "d.co",
                "Known",
                "",
                "https://a.com/",
                WebUrl.parse("https://a.com/"),
                true,
                false,
                true,
                true,
                true,
                new CachedLink.Extras(
                    Instant.parse("2026-02-01T00:00:00Z"),
                    "https://late.com/",
                    "open sesame",
                    "https://apps.apple.com/",
                    "https://play.google.com/",
                    Map.of("DE", "https://a.de/"),
                    new Link.Preview(true, "T", "D", "https://i.com/", "https://v.com/"),
                    List.of(new Link.TestVariant("https://a.com/", 40)),
                    Instant.parse("2026-03-01T00:00:00Z"))));
  }

  @Test
  @DisplayName("RED-35: a test of destinations that never ends is none")
  void testWithoutAnEnd() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update links set test_variants = '[{"url": "https://a.com/", "percentage": 40}]'
                """));
    assertThat(cache.link(KNOWN).value()).extracting(CachedLink::extras).isNull();
  }

  @Test
  @DisplayName("RED-45: of a domain that means something else now every address is forgotten")
  void forgotten() {
    cache.domain("d.co");
    cache.link(KNOWN);
    cache.link(new LinkCache.Address("e.co", "known"));
    cache.forgetAll("d.co");
    assertThat(cache.domainIfCached("d.co")).isNull();
    assertThat(cache.linkIfCached(KNOWN)).isNull();
    assertThat(cache.linkIfCached(new LinkCache.Address("e.co", "known"))).isNotNull();
  }
}
