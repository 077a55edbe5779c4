package io.waymark.events.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Click;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.LinkScope;
import io.waymark.events.Metrics;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import io.waymark.events.duckdb.TempStore;
import io.waymark.identity.TestWorkspaces;
import io.waymark.platform.postgres.PostgresConnection;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.sql.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // filled in before each test
class RemovalsTest {
  private static final PostgresConnection DATABASE = TestPostgres.migratedDatabase();
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  @TempDir private Path folder;
  private Jdbi jdbi;
  private EventStore store;
  private Instant now = NOW;
  private final AtomicLong journalled = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();

  @BeforeEach
  void open() {
    jdbi = Databases.open(TestPostgres.source(DATABASE));
    jdbi.useHandle(handle -> handle.execute("truncate removals"));
    store = TempStore.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Removals removals(EventStore of) {
    return new Removals(jdbi, of, journalled::get, stored::get, () -> now);
  }

  private void note(String workspaceId) {
    var removals = removals(store);
    jdbi.useTransaction(handle -> removals.note(handle, workspaceId));
  }

  private int noted() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from removals").mapTo(int.class).one());
  }

  private static Selection everything(String workspaceId) {
    return new Selection(
        workspaceId,
        EventKind.CLICKS,
        Instant.parse("2022-09-22T00:00:00Z"),
        Instant.parse("2030-01-01T00:00:00Z"),
        LinkScope.ALL,
        Traffic.ALL,
        List.of());
  }

  /** Days of two workspaces, old ones without single clicks, and a lead and a sale of each. */
  private void given(int clicks) {
    var all = new ArrayList<Click>();
    for (var sequence = 1; sequence <= clicks; sequence++) {
      all.add(
          SampleClick.sequence(sequence)
              .workspace(sequence % 2 == 0 ? "ws_kept" : "ws_gone")
              .at("2026-08-%02dT12:00:00Z".formatted(1 + sequence % 20))
              .click());
    }
    store.append(all, clicks);
    for (var workspace : new String[] {"ws_kept", "ws_gone"}) {
      var click = SampleClick.sequence(1).workspace(workspace);
      store.appendConversions(
          List.of(
              SampleConversion.lead("lead_" + workspace).of(click).lead(),
              SampleConversion.sale("sale_" + workspace).of(click).sale()));
    }
    store.rollUp(Instant.parse("2026-08-10T00:00:00Z"), clicks);
    journalled.set(clicks);
    stored.set(clicks);
  }

  private Metrics sum(String workspaceId) {
    return store.total(everything(workspaceId).of(EventKind.COMPOSITE));
  }

  @Test
  @DisplayName("everything of a deleted workspace goes, from every table, and nothing of others")
  void removes() {
    given(200);
    var kept = sum("ws_kept");
    var countries = store.groups(everything("ws_kept"), Dimension.COUNTRY, 10);
    assertThat(sum("ws_gone").clicks()).isEqualTo(100);
    note("ws_gone");

    removals(store).work();

    assertThat(sum("ws_gone")).isEqualTo(Metrics.NONE);
    assertThat(store.forget("ws_gone", 10)).as("nothing is left in any table").isFalse();
    assertThat(sum("ws_kept")).isEqualTo(kept);
    assertThat(store.groups(everything("ws_kept"), Dimension.COUNTRY, 10)).isEqualTo(countries);
    assertThat(store.position()).isEqualTo(200);
  }

  @Test
  @DisplayName("what a crash has interrupted is taken up again after the restart")
  void crash() {
    given(50_000);
    note("ws_gone");
    var steps = new AtomicInteger();
    var dying = removals(dyingAfter(1, steps));
    assertThatThrownBy(dying::work).isInstanceOf(EventStoreException.class);
    assertThat(sum("ws_gone").clicks()).isPositive();
    store.close();
    store = TempStore.open(folder);

    removals(store).work();

    assertThat(store.forget("ws_gone", 10)).isFalse();
    assertThat(sum("ws_kept").clicks()).isEqualTo(25_000);
  }

  /** The store, until it fails. */
  private EventStore dyingAfter(int most, AtomicInteger steps) {
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("forget") && steps.getAndIncrement() >= most) {
                throw new EventStoreException(EventStoreException.Reason.FAILED, "died");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  @DisplayName("a deletion that is rolled back removes nothing")
  void rolledBack() {
    given(20);
    var removals = removals(store);
    jdbi.useHandle(
        handle -> {
          handle.begin();
          removals.note(handle, "ws_gone");
          handle.rollback();
        });
    removals.work();
    assertThat(sum("ws_gone").clicks()).isEqualTo(10);
  }

  @Test
  @DisplayName("clicks that were on their way go too; the note goes when nothing can come any more")
  void late() {
    given(20);
    journalled.set(21);
    note("ws_gone");
    var removals = removals(store);
    removals.work();
    now = now.plus(Duration.ofHours(2));
    removals.work();
    store.append(List.of(SampleClick.sequence(21).workspace("ws_gone").click()), 21);
    stored.set(21);
    now = now.plus(Duration.ofDays(100));
    removals.work();
    assertThat(sum("ws_gone")).isEqualTo(Metrics.NONE);
    assertThat(noted()).isEqualTo(1);
    removals.work();
    assertThat(noted()).isZero();
  }

  @Test
  @DisplayName("a workspace that an archive has brought back keeps its events")
  void broughtBack() {
    var id = new TestWorkspaces(jdbi).create().id();
    store.append(List.of(SampleClick.sequence(1).workspace(id).click()), 1);
    note(id);
    removals(store).work();
    assertThat(sum(id).clicks()).isEqualTo(1);
  }
}
