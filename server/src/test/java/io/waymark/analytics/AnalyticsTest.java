package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.analytics.AnalyticsResult.Count;
import io.waymark.analytics.AnalyticsResult.LinkMetrics;
import io.waymark.analytics.AnalyticsResult.PerLink;
import io.waymark.analytics.AnalyticsResult.Row;
import io.waymark.analytics.AnalyticsResult.Rows;
import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.ConversionFilter;
import io.waymark.events.EventKind;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.LinkScope;
import io.waymark.events.Metrics;
import io.waymark.events.SampleClick;
import io.waymark.events.Traffic;
import io.waymark.events.Trigger;
import io.waymark.events.duckdb.DuckDbEventStore;
import io.waymark.events.duckdb.TempStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsTest {
  private static final Instant NOW = Instant.parse("2026-08-21T21:14:02Z");
  private static final Interval MONTH = DateRange.of(Preset.DAYS_30).resolve(ZoneOffset.UTC, NOW);

  /** Workspaces beside the golden one: a click every half hour, and random ones. */
  private static final String STEADY = "ws_steady";

  private static final String RANDOM = "ws_random";
  private static final List<Instant> RANDOM_TIMES = randomTimes();

  private DuckDbEventStore store;
  private Analytics analytics;

  @BeforeAll
  void fill(@TempDir Path folder) {
    store = TempStore.open(folder);
    analytics = new Analytics(store);
    var clicks = new ArrayList<Click>();
    var sequence = 0L;
    for (var sample : golden()) {
      clicks.add(sample.click());
      sequence++;
    }
    for (var at = Instant.parse("2026-01-01T00:00:00Z");
        at.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
        at = at.plus(30, ChronoUnit.MINUTES)) {
      clicks.add(SampleClick.sequence(++sequence).workspace(STEADY).at(at).click());
    }
    for (var at : RANDOM_TIMES) {
      clicks.add(SampleClick.sequence(++sequence).workspace(RANDOM).at(at).click());
    }
    store.append(clicks, sequence);
  }

  @AfterAll
  void close() {
    store.close();
  }

  private static List<SampleClick> golden() {
    return List.of(
        SampleClick.sequence(1)
            .at("2026-08-01T10:00:00Z")
            .link("link_a")
            .place("NA", "US", "CA", "San Jose")
            .agent("Desktop", "Chrome", "Mac OS")
            .referrer("(direct)", "(direct)")
            .url(
                "https://a.test/?utm_source=mail&utm_medium=e&utm_campaign=c+1&utm_term=t&utm_content=x"),
        SampleClick.sequence(2)
            .at("2026-08-01T11:00:00Z")
            .link("link_a")
            .place("NA", "US", "CA", "San Jose")
            .agent("Desktop", "Chrome", "Windows")
            .referrer("news.test", "https://news.test/1?a=b")
            .url("https://a.test/?utm_source=mail"),
        SampleClick.sequence(3)
            .at("2026-08-02T10:00:00Z")
            .link("link_a")
            .place("NA", "US", "NY", "Unknown")
            .agent("Mobile", "Mobile Safari", "iOS")
            .referrer("news.test", "https://news.test/1?c=d")
            .trigger(Trigger.QR)
            .url("https://a.test/"),
        SampleClick.sequence(4)
            .at("2026-08-21T21:14:01.999999Z")
            .link("link_b")
            .place("EU", "DE", "BE", "Berlin")
            .agent("Mobile", "Firefox", "Android")
            .referrer("news.test", "https://news.test/2")
            .trigger(Trigger.QR)
            .url("https://b.test/p?utm_source=ads"),
        SampleClick.sequence(5)
            .at("2026-08-05T10:00:00Z")
            .link("link_c")
            .place("", "Unknown", "Unknown", "Unknown")
            .agent("Desktop", "Unknown", "Unknown")
            .trigger(Trigger.PAGEVIEW)
            .url(""),
        SampleClick.sequence(6).at("2026-08-05T11:00:00Z").reason(BotReason.REPEAT),
        SampleClick.sequence(7).at("2026-08-05T12:00:00Z").reason(BotReason.USER_AGENT),
        SampleClick.sequence(8).at("2025-09-01T00:00:00Z").link("link_old"),
        SampleClick.sequence(9).at("2026-08-05T12:00:00Z").workspace("ws_2").link("link_z"));
  }

  @Test
  void counts() {
    assertThat(ask(GroupBy.COUNT)).isEqualTo(new Count(new Metrics(5, 0, 0, 0)));
  }

  @ParameterizedTest
  @CsvSource({"HUMAN, 5", "BOTS, 2", "ALL, 7"})
  @DisplayName("Decision 3: traffic")
  void countsTraffic(Traffic traffic, long clicks) {
    var query =
        new AnalyticsQuery(
            "ws_1",
            EventKind.CLICKS,
            GroupBy.COUNT,
            MONTH,
            LinkScope.ALL,
            traffic,
            List.of(),
            ConversionFilter.NONE);
    assertThat(analytics.answer(query)).isEqualTo(new Count(Metrics.ofClicks(clicks)));
  }

  @ParameterizedTest
  @CsvSource({
    "24h, 1", "7d, 1", "30d, 5", "90d, 5", "1y, 6", "mtd, 5", "qtd, 5", "ytd, 5", "all, 6",
  })
  @DisplayName("B3: each preset counts what is in it")
  void countsWithinPresets(String label, long clicks) {
    var interval = DateRange.of(Preset.labelled(label).orElseThrow()).resolve(ZoneOffset.UTC, NOW);
    assertThat(ask("ws_1", GroupBy.COUNT, interval)).isEqualTo(new Count(Metrics.ofClicks(clicks)));
  }

  @Test
  @DisplayName("B5: each grouping's keys, values, order and omissions")
  void groups() {
    assertThat(rows(GroupBy.CONTINENTS)).containsExactly("continent=NA 3", "continent=EU 1");
    assertThat(rows(GroupBy.COUNTRIES))
        .containsExactly("country=US region=* city=* 3", "country=DE region=* city=* 1");
    assertThat(rows(GroupBy.REGIONS))
        .containsExactly(
            "country=US region=US-CA city=* 2",
            "country=DE region=DE-BE city=* 1",
            "country=US region=US-NY city=* 1");
    assertThat(rows(GroupBy.CITIES))
        .containsExactly(
            "country=US region=US-CA city=San Jose 2", "country=DE region=DE-BE city=Berlin 1");
    assertThat(rows(GroupBy.DEVICES)).containsExactly("device=Desktop 3", "device=Mobile 2");
    assertThat(rows(GroupBy.BROWSERS))
        .containsExactly("browser=Chrome 2", "browser=Firefox 1", "browser=Mobile Safari 1");
    assertThat(rows(GroupBy.OS))
        .containsExactly("os=Android 1", "os=Mac OS 1", "os=Windows 1", "os=iOS 1");
    assertThat(rows(GroupBy.TRIGGERS))
        .containsExactly("trigger=link 2", "trigger=qr 2", "trigger=pageview 1");
    assertThat(rows(GroupBy.REFERERS)).containsExactly("referer=news.test 3", "referer=(direct) 2");
    assertThat(rows(GroupBy.REFERER_URLS))
        .containsExactly(
            "refererUrl=(direct) 2",
            "refererUrl=https://news.test/1 2",
            "refererUrl=https://news.test/2 1");
    assertThat(rows(GroupBy.TOP_BASE_URLS))
        .containsExactly("url=https://a.test/ 3", "url=https://b.test/p 1");
    assertThat(rows(GroupBy.TOP_URLS)).hasSize(4).contains("url=https://a.test/?utm_source=mail 1");
    assertThat(rows(GroupBy.UTM_SOURCES)).containsExactly("utm_source=mail 2", "utm_source=ads 1");
    assertThat(rows(GroupBy.UTM_MEDIUMS)).containsExactly("utm_medium=e 1");
    assertThat(rows(GroupBy.UTM_CAMPAIGNS)).containsExactly("utm_campaign=c 1 1");
    assertThat(rows(GroupBy.UTM_TERMS)).containsExactly("utm_term=t 1");
    assertThat(rows(GroupBy.UTM_CONTENTS)).containsExactly("utm_content=x 1");
  }

  @ParameterizedTest
  @EnumSource(
      value = GroupBy.class,
      names = {
        "TOP_LINKS",
        "TOP_DOMAINS",
        "TOP_FOLDERS",
        "TOP_LINK_TAGS",
        "TOP_PARTNERS",
        "TOP_GROUPS",
        "TOP_PARTNER_TAGS"
      })
  @DisplayName("A10: groupings by what links are today come per link")
  void groupsPerLink(GroupBy groupBy) {
    assertThat(ask(groupBy))
        .isEqualTo(
            new PerLink(
                List.of(
                    new LinkMetrics("link_a", Metrics.ofClicks(3)),
                    new LinkMetrics("link_b", Metrics.ofClicks(1)),
                    new LinkMetrics("link_c", Metrics.ofClicks(1)))));
  }

  @ParameterizedTest
  @EnumSource(GroupBy.class)
  @DisplayName("B5: leads and sales are zeros and empty arrays as long as there are none")
  void answersForLeadsAndSales(GroupBy groupBy) {
    for (var kind : List.of(EventKind.LEADS, EventKind.SALES)) {
      var query =
          new AnalyticsQuery(
              "ws_1",
              kind,
              groupBy,
              MONTH,
              LinkScope.ALL,
              Traffic.HUMAN,
              List.of(),
              ConversionFilter.NONE);
      switch (analytics.answer(query)) {
        case Count(var metrics) -> assertThat(metrics).isEqualTo(Metrics.NONE);
        case PerLink(var links) -> assertThat(links).isEmpty();
        case Rows(var rows) -> {
          assertThat(rows).hasSize(groupBy == GroupBy.TIMESERIES ? 31 : 0);
          assertThat(rows).allMatch(row -> row.metrics().equals(Metrics.NONE));
        }
      }
    }
  }

  @Test
  @DisplayName("B4: filters together with links in scope")
  void filters() {
    assertThat(count(LinkScope.ALL, Filter.in(FilterField.COUNTRY, "US", "DE"))).isEqualTo(4);
    assertThat(count(LinkScope.ALL, Filter.notIn(FilterField.COUNTRY, "US"))).isEqualTo(2);
    assertThat(
            count(
                new LinkScope.Only(Set.of("link_a")),
                Filter.in(FilterField.DEVICE, "Desktop"),
                Filter.notIn(FilterField.OS, "Windows")))
        .isEqualTo(1);
    assertThat(
            count(
                new LinkScope.Except(Set.of("link_a")),
                Filter.in(FilterField.TRIGGER, "qr", "link")))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("B4.4: a region with its country replaces the filter on countries")
  void letsRegionsNameTheirCountry() {
    var germany = Filter.in(FilterField.COUNTRY, "DE");
    assertThat(count(LinkScope.ALL, germany, Filter.in(FilterField.REGION, "US-CA"))).isEqualTo(2);
    assertThat(count(LinkScope.ALL, germany, Filter.in(FilterField.REGION, "CA"))).isZero();
    assertThat(count(LinkScope.ALL, germany, Filter.notIn(FilterField.REGION, "US-CA")))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("B6: every bucket is there, in order, with the worked example's format")
  void fillsTimeseries() {
    var interval = DateRange.of(Preset.MONTH_TO_DATE).resolve(ZoneId.of("America/New_York"), NOW);
    var series = series("ws_1", interval);
    assertThat(series)
        .hasSize(21)
        .startsWith(
            Map.entry("2026-08-01T00:00:00.000-0400", 2L),
            Map.entry("2026-08-02T00:00:00.000-0400", 1L),
            Map.entry("2026-08-03T00:00:00.000-0400", 0L))
        .endsWith(Map.entry("2026-08-21T00:00:00.000-0400", 1L));
  }

  @ParameterizedTest
  @DisplayName("Decision 11: each hour of a 23- or 25-hour day has its own clicks")
  @CsvSource({
    "Europe/Berlin, 2026-03-29T12:00:00Z, 23",
    "Europe/Berlin, 2026-10-25T12:00:00Z, 25",
    "America/St_Johns, 2026-03-08T12:00:00Z, 23",
    "Asia/Kathmandu, 2026-03-08T12:00:00Z, 24",
  })
  void countsEveryHourOfTheDay(String zone, Instant noon, int hours) {
    var day = DateRange.of(noon, noon).resolve(ZoneId.of(zone), NOW);
    assertThat(series(STEADY, day)).hasSize(hours).allMatch(bucket -> bucket.getValue() == 2);
  }

  @Test
  @DisplayName("Decision 11: days of 23 and 25 hours, months of every length")
  void countsEveryDayAndMonth() {
    var berlin = ZoneId.of("Europe/Berlin");
    var march =
        DateRange.of(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-31T12:00:00Z"));
    assertThat(series(STEADY, march.resolve(berlin, NOW)))
        .containsExactly(
            Map.entry("2026-03-28T00:00:00.000+0100", 48L),
            Map.entry("2026-03-29T00:00:00.000+0100", 46L),
            Map.entry("2026-03-30T00:00:00.000+0200", 48L),
            Map.entry("2026-03-31T00:00:00.000+0200", 48L));
    var october =
        DateRange.of(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-27T12:00:00Z"));
    assertThat(series(STEADY, october.resolve(berlin, NOW)))
        .extracting(Map.Entry::getValue)
        .containsExactly(48L, 50L, 48L, 48L);
    var year =
        DateRange.of(Instant.parse("2026-01-02T12:00:00Z"), Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(series(STEADY, year.resolve(berlin, NOW)))
        .extracting(Map.Entry::getValue)
        .containsExactly(
            30 * 48L,
            28 * 48L,
            31 * 48L - 2,
            30 * 48L,
            31 * 48L,
            30 * 48L,
            31 * 48L,
            31 * 48L,
            30 * 48L,
            31 * 48L + 2);
  }

  @Test
  @DisplayName("B3: the first bucket of a rolling range is partial")
  void cutsTheFirstBucket() {
    var interval = DateRange.of(Preset.DAYS_7).resolve(ZoneOffset.UTC, NOW);
    assertThat(series(STEADY, interval)).first().extracting(Map.Entry::getValue).isEqualTo(5L);
  }

  @ParameterizedTest
  @DisplayName("Decision 11: SQL puts clicks in the same buckets as java.time does, in any zone")
  @ValueSource(
      strings = {
        "UTC",
        "America/New_York",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "America/Havana",
        "Atlantic/Azores"
      })
  void agreesWithJavaTime(String id) {
    var zone = ZoneId.of(id);
    var first = Instant.parse("2026-02-25T12:00:00Z");
    for (var days : List.of(2, 40, 250)) {
      var last = first.plus(Duration.ofDays(days));
      var interval = DateRange.of(first, last).resolve(zone, NOW);
      var expected = new TreeMap<Instant, Long>();
      interval.timeline().starts().forEach(start -> expected.put(start, 0L));
      for (var time : RANDOM_TIMES) {
        if (!time.isBefore(interval.from()) && time.isBefore(interval.to())) {
          expected.merge(interval.granularity().startOf(time, zone), 1L, Long::sum);
        }
      }
      assertThat(series(RANDOM, interval))
          .extracting(Map.Entry::getValue)
          .containsExactlyElementsOf(expected.values());
    }
  }

  private static List<Instant> randomTimes() {
    var random = new Random(42);
    var start = Instant.parse("2026-02-25T00:00:00Z");
    return Stream.generate(
            () -> {
              var within = random.nextInt(4) == 0 ? Duration.ofDays(5) : Duration.ofDays(260);
              return start.plus(random.nextLong(within.toNanos() / 1_000), ChronoUnit.MICROS);
            })
        .limit(4_000)
        .toList();
  }

  private AnalyticsResult ask(GroupBy groupBy) {
    return ask("ws_1", groupBy, MONTH);
  }

  private AnalyticsResult ask(String workspace, GroupBy groupBy, Interval interval) {
    return analytics.answer(
        new AnalyticsQuery(
            workspace,
            EventKind.CLICKS,
            groupBy,
            interval,
            LinkScope.ALL,
            Traffic.HUMAN,
            List.of(),
            ConversionFilter.NONE));
  }

  private long count(LinkScope links, Filter... filters) {
    var query =
        new AnalyticsQuery(
            "ws_1",
            EventKind.COMPOSITE,
            GroupBy.COUNT,
            MONTH,
            links,
            Traffic.HUMAN,
            List.of(filters),
            ConversionFilter.NONE);
    return ((Count) analytics.answer(query)).metrics().clicks();
  }

  private List<Map.Entry<String, Long>> series(String workspace, Interval interval) {
    return ((Rows) ask(workspace, GroupBy.TIMESERIES, interval))
        .rows().stream()
            .map(row -> Map.entry(row.keys().get("start"), row.metrics().clicks()))
            .toList();
  }

  private List<String> rows(GroupBy groupBy) {
    return ((Rows) ask(groupBy)).rows().stream().map(AnalyticsTest::text).toList();
  }

  private static String text(Row row) {
    var keys =
        row.keys().entrySet().stream().map(key -> key.getKey() + "=" + key.getValue()).toList();
    return String.join(" ", keys) + " " + row.metrics().clicks();
  }
}
