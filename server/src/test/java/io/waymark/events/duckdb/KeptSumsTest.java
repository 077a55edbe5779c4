package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Click;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.Group;
import io.waymark.events.LinkScope;
import io.waymark.events.SampleClick;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSumsTest {
  private static final Instant BEGAN = Instant.parse("2026-08-01T00:00:00Z");
  private static final Instant END = BEGAN.plus(Duration.ofDays(10));
  private static final int CLICKS = 200;
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir private Path folder;
  private DuckDbEventStore store;
  private DuckDBConnection root;

  @BeforeEach
  void open() throws SQLException {
    store = TempStore.open(folder);
    store.append(IntStream.rangeClosed(1, CLICKS).mapToObj(KeptSumsTest::click).toList(), CLICKS);
    store.sumUp(END);
    root = anotherConnection(TempStore.settings(folder));
  }

  @AfterEach
  void close() throws SQLException {
    root.close();
    store.close();
  }

  private static DuckDBConnection anotherConnection(DuckDbSettings settings) throws SQLException {
    return new DuckDBDriver()
        .connect("jdbc:duckdb:" + settings.file().toAbsolutePath(), Database.options(settings))
        .unwrap(DuckDBConnection.class);
  }

  private Session session() throws SQLException {
    return new Database(root).session();
  }

  private static Click click(int sequence) {
    return SampleClick.sequence(sequence)
        .at(BEGAN.plus(Duration.ofHours(sequence)))
        .workspace("ws_" + sequence % 2)
        .link("link_" + sequence % 5)
        .url("https://a.test/?utm_source=s&x=" + sequence % 7)
        .click();
  }

  private static Selection selection(String workspace, LinkScope links, Filter... filters) {
    return new Selection(
        workspace, EventKind.CLICKS, BEGAN, END, links, Traffic.ALL, List.of(filters));
  }

  private static final Selection ALL = selection("ws_0", LinkScope.ALL);

  @Test
  void whatWasAskedIsNotReadAgain() throws SQLException {
    var one = selection("ws_0", new LinkScope.Only(Set.of("link_2")));
    var filtered = selection("ws_0", LinkScope.ALL, Filter.in(FilterField.COUNTRY, "DE"));
    var links = store.groups(ALL, Dimension.LINK, 10);
    var clicks = store.total(one);
    var ofCountry = store.groups(filtered, Dimension.URL, 10);
    assertThat(links).hasSize(5);
    behindItsBack("DELETE FROM clicks");
    behindItsBack("DELETE FROM sums_by_link");
    assertThat(store.groups(ALL, Dimension.LINK, 10)).isEqualTo(links);
    assertThat(store.groups(ALL, Dimension.LINK, 2)).isEqualTo(links.subList(0, 2));
    assertThat(store.total(one)).isEqualTo(clicks);
    assertThat(store.groups(filtered, Dimension.URL, 10)).isEqualTo(ofCountry);
  }

  @Test
  void aRemovedWorkspaceIsForgotten() throws SQLException {
    assertThat(store.groups(ALL, Dimension.URL, 10)).isNotEmpty();
    while (store.forget("ws_0", 1_000)) {
      // until nothing is left
    }
    try (var session = session()) {
      assertThat(tables(session)).isZero();
    }
    assertThat(store.groups(ALL, Dimension.URL, 10)).isEmpty();
    assertThat(store.groups(selection("ws_1", LinkScope.ALL), Dimension.URL, 10)).isNotEmpty();
  }

  @Test
  void whatRetentionPutsAwayIsNotRemembered() {
    assertThat(store.groups(ALL, Dimension.URL, 10)).hasSize(7);
    store.rollUp(END, CLICKS);
    assertThat(store.groups(ALL, Dimension.URL, 10)).hasSize(1);
  }

  @Test
  void leavesBehindWhatRetentionHasPutAway() {
    var day = Duration.ofDays(1);
    store.rollUp(BEGAN.plus(day), CLICKS);
    var before = ALL.until(BEGAN.plus(day.multipliedBy(8)));
    assertThat(clicks(store.groups(before, Dimension.LINK, 10))).isEqualTo(95);
    var after = ALL.since(BEGAN.plus(day)).until(BEGAN.plus(day.multipliedBy(9)));
    assertThat(clicks(store.groups(after, Dimension.LINK, 10))).isEqualTo(89);
  }

  private static long clicks(List<Group> groups) {
    return groups.stream().mapToLong(group -> group.metrics().clicks()).sum();
  }

  @Test
  void manyMayAskWhileItIsLetGo() throws Exception {
    var dimensions = List.of(Dimension.LINK, Dimension.URL, Dimension.CITY, Dimension.COUNTRY);
    var answers = dimensions.stream().map(dimension -> store.groups(ALL, dimension, 100)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<List<Group>>>();
      for (var i = 0; i < 200; i++) {
        var dimension = dimensions.get(i % 4);
        asked.add(threads.submit(() -> store.groups(ALL, dimension, 100)));
        if (i % 20 == 0) {
          store.forget("ws_1", 5);
        }
      }
      for (var i = 0; i < asked.size(); i++) {
        assertThat(asked.get(i).get()).isEqualTo(answers.get(i % 4));
      }
    }
  }

  @Test
  void keepsToItsMemory() throws SQLException {
    try (var session = session()) {
      var roomForOne = new KeptSums(80, NEVER);
      for (var link = 0; link < 5; link++) {
        var one = selection("ws_0", new LinkScope.Only(Set.of("link_" + link)));
        assertThat(kept(roomForOne, session, one)).isPresent();
        assertThat(tables(session)).isLessThanOrEqualTo(2);
      }
      roomForOne.clear(session);
      assertThat(tables(session)).isZero();

      var none = new KeptSums(10, NEVER);
      assertThat(kept(none, session, ALL)).isPresent();
      assertThat(kept(none, session, ALL)).as("too large to try again").isEmpty();
      assertThat(tables(session)).isZero();
    }
  }

  @Test
  void whatADayHasIsReadAnew() throws SQLException {
    try (var session = session()) {
      var sums = new KeptSums(1 << 20, NEVER);
      assertThat(kept(sums, session, ALL.until(BEGAN.plus(Duration.ofHours(47))))).isEmpty();
      assertThat(kept(sums, session, ALL.until(BEGAN.plus(Duration.ofDays(2))))).isPresent();
      assertThat(kept(sums, session, ALL.of(EventKind.LEADS))).isEmpty();
    }
  }

  @Test
  void whatTookLongIsKeptOfADayToo() throws SQLException {
    try (var session = session()) {
      var sums = new KeptSums(1 << 20, Duration.ZERO);
      var day = ALL.until(BEGAN.plus(Duration.ofDays(1)));
      assertThat(kept(sums, session, day)).as("asked once").isEmpty();
      var table = kept(sums, session, day);
      assertThat(table).as("asked again").isPresent();
      assertThat(kept(sums, session, day)).isEqualTo(table);
      var hours = ALL.until(BEGAN.plus(Duration.ofHours(3)));
      assertThat(kept(sums, session, hours)).as("another length").isEmpty();
      var minutes = ALL.until(BEGAN.plus(Duration.ofMinutes(59)));
      assertThat(kept(sums, session, minutes)).isEmpty();
      assertThat(kept(sums, session, minutes)).as("too short").isEmpty();
    }
  }

  @Test
  void movesOnWithTheSpan() throws SQLException {
    try (var session = session()) {
      var sums = new KeptSums(1 << 20, NEVER);
      var first = kept(sums, session, shifted(Duration.ZERO));
      assertThat(kept(sums, session, shifted(Duration.ofMinutes(20)))).isEqualTo(first);
      var second = kept(sums, session, shifted(Duration.ofHours(2)));
      assertThat(second.orElseThrow().span().from()).isEqualTo(BEGAN.plus(Duration.ofHours(2)));
      assertThat(kept(sums, session, shifted(Duration.ofHours(1))))
          .as("made anew, because it reaches back further")
          .isNotEqualTo(second)
          .isPresent();
      assertThat(tables(session)).isOne();
    }
  }

  private static Selection shifted(Duration by) {
    return ALL.since(BEGAN.plus(by)).until(BEGAN.plus(Duration.ofDays(4)).plus(by));
  }

  private Optional<KeptTable> kept(KeptSums sums, Session session, Selection selection)
      throws SQLException {
    return sums.with(
        session,
        selection,
        Optional.of(Dimension.LINK),
        CLICKS,
        (asked, kept) ->
            new Questions.Asked(asked, Source.of(asked.kind()), store.coverage(), kept),
        Questions.Asked::kept);
  }

  private static long tables(Session session) throws SQLException {
    return session
        .first(
            sql("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'kept'"),
            row -> row.getLong(1))
        .orElseThrow();
  }

  private void behindItsBack(String statement) throws SQLException {
    try (var session = session()) {
      session.execute(sql(statement));
    }
  }
}
