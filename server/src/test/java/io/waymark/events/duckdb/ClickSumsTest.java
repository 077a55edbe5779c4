package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.Group;
import io.waymark.events.LinkScope;
import io.waymark.events.Metrics;
import io.waymark.events.SampleClick;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import io.waymark.events.Traffic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClickSumsTest {
  private static final Instant BEGAN = Instant.parse("2026-08-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private DuckDbEventStore store;
  private final Random random = new Random(5);
  private final List<Click> clicks = new ArrayList<>();

  /** Whatever is asked again is answered from what is kept, however fast it was. */
  @BeforeEach
  void open() {
    store = DuckDbEventStore.open(TempStore.settings(folder), Duration.ZERO);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void answersToTheMicrosecondWhateverIsSummedAndWhateverComesLate() {
    append(300, 0, 5);
    answersEverySpan();
    store.sumUp(BEGAN.plus(DAY.multipliedBy(3)));
    answersEverySpan();
    append(100, 0, 6);
    answersEverySpan();
    store.sumUp(BEGAN.plus(DAY.multipliedBy(4)));
    append(50, -3, 6);
    answersEverySpan();
    store.sumUp(BEGAN.plus(DAY.multipliedBy(30)));
    append(20, 0, 7);
    answersEverySpan();
    close();
    open();
    answersEverySpan();
  }

  @Test
  void answersWhileTheSpanMovesOn() {
    for (var hours = 0; hours < 150; hours += 1 + random.nextInt(16)) {
      var now = BEGAN.plus(Duration.ofHours(hours));
      var first = clicks.size() + 1;
      append(
          IntStream.range(first, first + 12)
              .mapToObj(sequence -> click(sequence, now.minusSeconds(lateness())))
              .toList());
      if (random.nextInt(4) == 0) {
        store.sumUp(now);
      }
      var tonight = now.truncatedTo(ChronoUnit.DAYS).plus(DAY);
      answers(selection(now.minus(DAY.multipliedBy(3)), tonight, Traffic.HUMAN));
      answers(selection(BEGAN, now, Traffic.ALL));
      answers(selection(now.minus(DAY), now, Traffic.HUMAN));
    }
  }

  /** In seconds; now and then, days. */
  private long lateness() {
    return random.nextInt(20) == 0 ? random.nextInt(5 * 86_400) : random.nextInt(4 * 3_600);
  }

  @Test
  void answersFromTheSums() throws SQLException {
    append(200, 0, 3);
    store.sumUp(BEGAN.plus(DAY.multipliedBy(3)));
    close();
    try (var root = Database.open(TempStore.settings(folder));
        var session = root.session()) {
      session.execute(sql("DELETE FROM clicks"));
    }
    open();
    var all = selection(BEGAN, BEGAN.plus(DAY.multipliedBy(3)), Traffic.HUMAN);
    assertThat(store.total(all).clicks()).isEqualTo(expected(all).size()).isPositive();
    assertThat(store.groups(all, Dimension.URL, 10)).isEmpty();
    assertThat(store.groups(all, Dimension.UTM_SOURCE, 10)).isEqualTo(bySource(all));
  }

  @Test
  @Timeout(60)
  void sumsUpByItselfWhenADayIsOver() throws Exception {
    append(100, 0, 2);
    append(List.of(click(101, BEGAN.plus(DAY.multipliedBy(2)).plusSeconds(3600))));
    var coverage = new ClickSums.Coverage(BEGAN.plus(DAY.multipliedBy(2)), 101);
    while (!store.coverage().equals(coverage)) {
      Thread.sleep(10);
    }
    answersEverySpan();
  }

  @Test
  void looksAtSingleClicksForFilters() {
    append(200, 0, 4);
    store.sumUp(BEGAN.plus(DAY.multipliedBy(4)));
    var all = selection(BEGAN, BEGAN.plus(DAY.multipliedBy(4)), Traffic.ALL);
    assertThat(store.total(with(all, new LinkScope.Only(Set.of("link_2")), List.of())).clicks())
        .isEqualTo(expected(all).stream().filter(click -> click.linkId().equals("link_2")).count());
    assertThat(
            store
                .total(with(all, LinkScope.ALL, List.of(Filter.notIn(FilterField.COUNTRY, "C1"))))
                .clicks())
        .isEqualTo(
            expected(all).stream().filter(click -> !click.place().country().equals("C1")).count());
  }

  private void answersEverySpan() {
    for (var traffic : Traffic.values()) {
      for (var i = 0; i < 3; i++) {
        var from = i == 0 ? BEGAN : moment(-3, 7);
        var to = i == 0 ? BEGAN.plus(DAY.multipliedBy(7)) : moment(-3, 7);
        var selection = selection(min(from, to), max(from, to), traffic);
        answers(selection);
        answers(selection); // what is remembered now
      }
    }
  }

  private void answers(Selection selection) {
    assertThat(store.total(selection).clicks()).isEqualTo(expected(selection).size());
    assertThat(store.groups(selection, Dimension.CITY, 1000))
        .isEqualTo(
            by(
                selection,
                click ->
                    List.of(
                        click.place().country(),
                        click.place().country() + "-" + click.place().region(),
                        click.place().city())));
    assertThat(store.groups(selection, Dimension.UTM_SOURCE, 1000)).isEqualTo(bySource(selection));
    assertThat(store.groups(selection, Dimension.REFERER_URL, 1000))
        .isEqualTo(by(selection, click -> List.of(withoutQuery(click.refererUrl()))));
    assertThat(store.timeline(selection, hours()).stream().mapToLong(Metrics::clicks).boxed())
        .containsExactlyElementsOf(byHour(selection));
    assertThat(store.groups(selection, Dimension.URL, 1000)).isEqualTo(byDestination(selection));
    assertThat(store.groups(selection, Dimension.URL, 7))
        .isEqualTo(byDestination(selection).stream().limit(7).toList());
    assertThat(store.groups(selection, Dimension.LINK, 2))
        .isEqualTo(by(selection, click -> List.of(click.linkId())).stream().limit(2).toList());
    var ofOne = with(selection, new LinkScope.Only(Set.of("link_2")), List.of());
    assertThat(store.timeline(ofOne, hours()).stream().mapToLong(Metrics::clicks).sum())
        .isEqualTo(store.total(ofOne).clicks())
        .isEqualTo(
            expected(selection).stream().filter(click -> click.linkId().equals("link_2")).count());
  }

  private static Timeline hours() {
    return new Timeline(
        IntStream.range(-72, 24 * 8).mapToObj(hour -> BEGAN.plusSeconds(hour * 3600L)).toList());
  }

  private List<Long> byHour(Selection selection) {
    var found = expected(selection);
    return hours().starts().stream()
        .map(start -> found.stream().filter(in(start, start.plusSeconds(3600))).count())
        .toList();
  }

  private List<Group> bySource(Selection selection) {
    return by(selection, click -> List.of(click.url().replaceFirst(".*utm_source=(\\w+).*", "$1")));
  }

  /** Those with the ids of their clicks last, the newest first. */
  private List<Group> byDestination(Selection selection) {
    var all = expected(selection);
    var groups =
        by(all.stream().filter(click -> !isTracked(click)).toList(), click -> List.of(click.url()));
    var tracked =
        all.stream()
            .filter(ClickSumsTest::isTracked)
            .sorted(
                Comparator.comparing(Click::timestamp)
                    .thenComparingLong(Click::sequence)
                    .reversed())
            .map(click -> new Group(List.of(click.url()), Metrics.ofClicks(1)));
    return Stream.concat(groups.stream(), tracked).toList();
  }

  private static boolean isTracked(Click click) {
    return click.url().contains(click.clickId());
  }

  private List<Group> by(Selection selection, Function<Click, List<String>> values) {
    return by(expected(selection), values);
  }

  private static List<Group> by(List<Click> clicks, Function<Click, List<String>> values) {
    return clicks.stream()
        .collect(Collectors.groupingBy(values, Collectors.counting()))
        .entrySet()
        .stream()
        .map(group -> new Group(group.getKey(), Metrics.ofClicks(group.getValue())))
        .sorted(
            Comparator.comparingLong((Group group) -> -group.metrics().clicks())
                .thenComparing(group -> String.join("\0", group.values())))
        .toList();
  }

  private List<Click> expected(Selection selection) {
    return clicks.stream()
        .filter(click -> click.workspaceId().equals(selection.workspaceId()))
        .filter(in(selection.from(), selection.to()))
        .filter(
            click ->
                switch (selection.traffic()) {
                  case HUMAN -> click.counted();
                  case BOTS -> !click.counted();
                  case ALL -> true;
                })
        .toList();
  }

  private static Predicate<Click> in(Instant from, Instant to) {
    return click -> !click.timestamp().isBefore(from) && click.timestamp().isBefore(to);
  }

  private static Selection selection(Instant from, Instant to, Traffic traffic) {
    return new Selection("ws_1", EventKind.CLICKS, from, to, LinkScope.ALL, traffic, List.of());
  }

  private static Selection with(Selection all, LinkScope links, List<Filter> filters) {
    return new Selection(
        all.workspaceId(), all.kind(), all.from(), all.to(), links, all.traffic(), filters);
  }

  private void append(int count, int fromDay, int toDay) {
    var first = clicks.size() + 1;
    append(
        IntStream.range(first, first + count)
            .mapToObj(sequence -> click(sequence, moment(fromDay, toDay)))
            .toList());
  }

  private void append(List<Click> more) {
    clicks.addAll(more);
    store.append(more, more.getLast().sequence());
  }

  /** Also at the very ends of hours and days. */
  private Instant moment(int fromDay, int toDay) {
    var micros = random.nextLong(fromDay * DAY.toNanos() / 1000, toDay * DAY.toNanos() / 1000);
    var hour = Duration.ofHours(1).toNanos() / 1000;
    var whole = micros / hour * hour;
    return BEGAN.plusNanos(
        1000
            * switch (random.nextInt(4)) {
              case 0 -> whole;
              case 1 -> Math.max(whole - 1, fromDay * DAY.toNanos() / 1000);
              default -> micros;
            });
  }

  private Click click(long sequence, Instant at) {
    var country = "C" + random.nextInt(3);
    var host = "site" + random.nextInt(3) + ".test";
    var tracked = random.nextInt(3) == 0 ? "&dub_id=click%011d".formatted(sequence) : "";
    var click =
        SampleClick.sequence(sequence)
            .at(at)
            .workspace("ws_" + (1 + random.nextInt(2)))
            .link("link_" + random.nextInt(5))
            .place("NA", country, "R" + random.nextInt(2), "City " + random.nextInt(4))
            .url("https://a.test/p?utm_source=s" + random.nextInt(3) + tracked)
            .referrer(host, "https://" + host + "/?q=" + random.nextInt(100));
    return (random.nextInt(4) == 0 ? click.reason(BotReason.HEAD) : click).click();
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static String withoutQuery(String url) {
    var end = url.indexOf('?');
    return end < 0 ? url : url.substring(0, end);
  }
}
