package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.Trigger;
import io.waymark.events.duckdb.TempStore;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.GeoSettings;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.geo.TrustedProxies;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.journal.JournalSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickPipelineTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Agents AGENTS = new Agents();

  @TempDir private Path folder;
  private Journal journal;
  private EventStore store;

  @BeforeEach
  void open() throws Exception {
    journal = FileJournal.open(JournalSettings.in(folder.resolve("journal")));
    store = TempStore.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
    store.close();
  }

  @Test
  void everyVisitIsStoredOnceInBatches() throws Exception {
    visits(0, 25);

    run(store);

    assertThat(store.position()).isEqualTo(25);
    assertThat(counted()).isEqualTo(25);
  }

  @Test
  void aStoreThatRefusesIsAskedAgainAndNothingCountsTwice() throws Exception {
    visits(0, 25);
    var refusals = new AtomicInteger(4);

    run(refusing(refusals));

    assertThat(refusals).hasNonPositiveValue();
    assertThat(store.position()).isEqualTo(25);
    assertThat(counted()).isEqualTo(25);
  }

  @Test
  void aRecordThatIsNoVisitIsPassedOver() throws Exception {
    visits(0, 3);
    append("not a visit".getBytes(StandardCharsets.UTF_8));
    visits(3, 6);

    run(store);

    assertThat(store.position()).isEqualTo(7);
    assertThat(counted()).isEqualTo(6);
  }

  @Test
  void aRestartKnowsWhoWasCounted() throws Exception {
    visits(0, 10);
    run(store);
    visits(0, 12);

    run(store);

    assertThat(store.position()).isEqualTo(22);
    assertThat(counted()).isEqualTo(12);
  }

  private void run(EventStore target) throws InterruptedException {
    var classifier =
        new VisitClassifier(
            AGENTS,
            new Bots(),
            new Origins(
                TrustedProxies.NONE, GeoSettings.NONE, InstantSource.fixed(NOON), Runnable::run),
            new RepeatWindow(1_000),
            new RecentClicks(InstantSource.fixed(NOON), new SplittableRandom(1)));
    var pipeline =
        new ClickPipeline(
            journal, target, classifier, InstantSource.fixed(NOON), Duration.ofMillis(5), 10);
    pipeline.drain();
    var thread = Thread.ofPlatform().start(pipeline);
    assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
  }

  /** What the counters would add up to. */
  private long counted() {
    var link = store.countsBetween(0, store.position()).links().get("link_1");
    return link == null ? 0 : link.clicks();
  }

  /** The store, but its first appends fail, in the middle and after it has worked in turn. */
  private EventStore refusing(AtomicInteger refusals) {
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (_, method, arguments) -> {
              var refuse = method.getName().equals("append") ? refusals.getAndDecrement() : 0;
              if (refuse > 0 && refuse % 2 == 0) {
                ((Iterable<?>) arguments[0]).iterator().next();
                throw new EventStoreException(EventStoreException.Reason.FAILED, "no");
              }
              try {
                var answer = method.invoke(store, arguments);
                if (refuse > 0) {
                  throw new EventStoreException(
                      EventStoreException.Reason.FAILED, "done, but the answer is lost");
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void visits(int from, int to) throws InterruptedException {
    for (var i = from; i < to; i++) {
      append(
          VisitCodec.encode(
              new Visit(
                  NOON.plusSeconds(i),
                  "click",
                  "ws_1",
                  "link_1",
                  "acme.test",
                  "launch",
                  "https://shop.test/",
                  "192.0.2." + i,
                  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                  null,
                  Trigger.LINK,
                  false,
                  false,
                  false,
                  false,
                  false,
                  null)));
    }
  }

  private void append(byte[] record) throws InterruptedException {
    var done = new CountDownLatch(1);
    journal.append(
        record,
        Runnable::run,
        new Journal.Outcome() {
          @Override
          public void appended(long sequence) {
            done.countDown();
          }

          @Override
          public void failed(Exception cause) {
            throw new AssertionError(cause);
          }
        });
    done.await();
  }
}
