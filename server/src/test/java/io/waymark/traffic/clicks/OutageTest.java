package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.duckdb.TempStore;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.GeoSettings;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.geo.TrustedProxies;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.journal.JournalSettings;
import io.waymark.traffic.journal.RecoveryReport.Damage;
import io.waymark.traffic.journal.RecoveryReport.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of clicks while something behind the journal, or a part of it, is broken. */
class OutageTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Jdbi jdbi;

  @BeforeEach
  void workspaceWithALink() {
    jdbi = TestPostgres.jdbi();
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
              values ('link_1', 'acme.test', 'launch', 'launch', 'https://shop.test/',
                'https://acme.test/launch', 'ws_1', now(), now())
              """);
        });
  }

  @Test
  @DisplayName("event store down: the journal keeps every visit, and catches up afterwards")
  void eventStoreDown() throws Exception {
    var down = new AtomicBoolean();
    try (var journal = FileJournal.open(settings().withSegmentBytes(4_096));
        var store = TempStore.open(folder)) {
      var slice = slice(journal, breakable(store, down));
      slice.start();
      JournalledVisits.append(journal, 0, 20);
      await(() -> clicks() == 20);

      down.set(true);
      var before = journal.status().bytesOnDisk();
      JournalledVisits.append(journal, 20, 220);
      assertThat(journal.status().bytesOnDisk()).isGreaterThan(before + 200 * 100);
      assertThat(journal.read(21, 1_000)).hasSizeBetween(1, 200);
      assertThat(store.position()).isEqualTo(20);
      assertThat(clicks()).isEqualTo(20);

      down.set(false);
      await(() -> clicks() == 220);
      assertThat(slice.drain(LONG)).isTrue();
      assertThat(store.position()).isEqualTo(220);
      assertThat(usage()).isEqualTo(220);
      assertThat(journal.status().bytesOnDisk()).as("what is counted may go").isLessThan(before);
      assertThat(journal.status().failedRecords()).isZero();
    }
  }

  @Test
  @DisplayName("database down for counters: clicks are stored, and counted once it is back")
  void countersDown() throws Exception {
    try (var journal = FileJournal.open(settings());
        var store = TempStore.open(folder)) {
      jdbi.useHandle(handle -> handle.execute("alter table links rename to links_away"));
      var slice = slice(journal, store);
      slice.start();
      JournalledVisits.append(journal, 0, 50);
      await(() -> store.position() == 50);
      assertThat(usage()).isZero();
      assertThat(journal.read(1, 100)).as("nothing is let go").hasSize(50);
      jdbi.useHandle(handle -> handle.execute("alter table links_away rename to links"));
      await(() -> clicks() == 50);
      assertThat(slice.drain(LONG)).isTrue();
      assertThat(usage()).isEqualTo(50);
    }
  }

  @Test
  @DisplayName("journal damaged in the middle and at the tail: the rest counts, the loss is told")
  void journalDamaged() throws Exception {
    try (var journal = FileJournal.open(settings())) {
      JournalledVisits.append(journal, 0, 30);
    }
    var file = segment();
    var bytes = Files.readAllBytes(file);
    bytes[offset(bytes, JournalledVisits.clickId(11))] ^= 0x55;
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));

    try (var journal = FileJournal.open(settings());
        var store = TempStore.open(folder)) {
      var slice = slice(journal, store);
      slice.start();
      await(() -> clicks() == 28);
      // What the torn record could have been is never used again.
      JournalledVisits.append(journal, 30, 35);
      assertThat(slice.drain(LONG)).isTrue();
      assertThat(clicks()).isEqualTo(33);
      assertThat(store.findClick(JournalledVisits.clickId(10))).isPresent();
      assertThat(store.findClick(JournalledVisits.clickId(11))).isEmpty();
      assertThat(store.findClick(JournalledVisits.clickId(12))).isPresent();
      var recovery = journal.status().recovery();
      assertThat(recovery.damages())
          .extracting(Damage::kind)
          .containsExactlyInAnyOrder(Kind.TORN_TAIL, Kind.UNREADABLE);
      assertThat(recovery.damages())
          .filteredOn(damage -> damage.kind() == Kind.UNREADABLE)
          .singleElement()
          .satisfies(
              damage -> {
                assertThat(damage.file()).isEqualTo(file.getFileName().toString());
                assertThat(damage.firstSequence()).isEqualTo(12);
                assertThat(damage.sequences()).isEqualTo(1);
              });
    }
  }

  private JournalSettings settings() {
    return JournalSettings.in(folder.resolve("journal"));
  }

  private Path segment() throws Exception {
    try (var files = Files.list(folder.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
  }

  private static int offset(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private ClickSlice slice(FileJournal journal, EventStore store) {
    var clock = InstantSource.fixed(Instant.parse("2026-11-21T12:30:00Z"));
    return new ClickSlice(
        journal,
        store,
        jdbi,
        new Outbox(new SecretBox(new byte[32], new SecureRandom())),
        new Agents(),
        new Bots(),
        new Origins(TrustedProxies.NONE, GeoSettings.NONE, clock, Runnable::run),
        new RecentClicks(clock, new SplittableRandom(1)),
        clock,
        Duration.ofMillis(5),
        50);
  }

  private static EventStore breakable(EventStore store, AtomicBoolean down) {
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (_, method, arguments) -> {
              if (down.get()) {
                throw new EventStoreException(EventStoreException.Reason.FAILED, "down");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private long clicks() {
    return number("select clicks from links");
  }

  private long usage() {
    return number("select usage from workspaces");
  }

  private long number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
