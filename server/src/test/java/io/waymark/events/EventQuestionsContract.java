package io.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What analytics may rely on with every event store. */
public interface EventQuestionsContract {
  Selection EVERYTHING =
      new Selection(
          "ws_1",
          EventKind.CLICKS,
          Instant.parse("2022-09-22T00:00:00Z"),
          Instant.parse("2030-01-01T00:00:00Z"),
          LinkScope.ALL,
          Traffic.HUMAN,
          List.of());

  /** The store under test, empty at the start of each test. */
  EventStore store();

  @Test
  default void countsFromTheFirstMomentToJustBeforeTheLast() {
    given(
        SampleClick.sequence(1).at("2026-08-01T00:00:00Z"),
        SampleClick.sequence(2).at("2026-08-01T00:00:00.000001Z"),
        SampleClick.sequence(3).at("2026-08-01T23:59:59.999999Z"),
        SampleClick.sequence(4).at("2026-08-02T00:00:00Z"));
    var from = Instant.parse("2026-08-01T00:00:00.000001Z");
    var to = Instant.parse("2026-08-02T00:00:00Z");
    var day =
        new Selection("ws_1", EventKind.CLICKS, from, to, LinkScope.ALL, Traffic.HUMAN, List.of());
    assertThat(store().total(day)).isEqualTo(Metrics.ofClicks(2));
  }

  @Test
  default void seesItsOwnWorkspaceOnly() {
    given(SampleClick.sequence(1), SampleClick.sequence(2).workspace("ws_2"));
    assertThat(store().total(EVERYTHING)).isEqualTo(Metrics.ofClicks(1));
  }

  @Test
  @DisplayName("Decision 3: human, bots or all")
  default void tellsTrafficApart() {
    given(
        SampleClick.sequence(1),
        SampleClick.sequence(2).reason(BotReason.REPEAT),
        SampleClick.sequence(3).reason(BotReason.USER_AGENT));
    assertThat(store().total(of(Traffic.HUMAN))).isEqualTo(Metrics.ofClicks(1));
    assertThat(store().total(of(Traffic.BOTS))).isEqualTo(Metrics.ofClicks(2));
    assertThat(store().total(of(Traffic.ALL))).isEqualTo(Metrics.ofClicks(3));
  }

  @Test
  @DisplayName("A10: links in scope, or out of it")
  default void keepsToTheLinksInScope() {
    given(
        SampleClick.sequence(1).link("a"),
        SampleClick.sequence(2).link("b"),
        SampleClick.sequence(3).link("c"));
    assertThat(total(new LinkScope.Only(Set.of("a", "b", "x")))).isEqualTo(2);
    assertThat(total(new LinkScope.Only(Set.of("a")))).isEqualTo(1);
    assertThat(total(new LinkScope.Only(Set.of()))).isZero();
    assertThat(total(new LinkScope.Except(Set.of("a", "x")))).isEqualTo(2);
    assertThat(total(new LinkScope.Except(Set.of()))).isEqualTo(3);
  }

  @Test
  default void takesAHundredThousandLinksInScope() {
    given(SampleClick.sequence(1).link("link_7"), SampleClick.sequence(2).link("other"));
    var many =
        IntStream.range(0, 100_000)
            .mapToObj(number -> "link_" + number)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(total(new LinkScope.Only(many))).isEqualTo(1);
    assertThat(total(new LinkScope.Except(many))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(FilterField.class)
  @DisplayName("B4.1: every filter, positive and negated, with values that are not SQL")
  default void filtersOnEveryField(FilterField field) {
    given(
        SampleClick.sequence(1)
            .place("EU", "DE", "BE", "Berlin")
            .agent("Mobile", "Firefox", "Android")
            .trigger(Trigger.QR)
            .referrer("news.test", "https://news.test/story?x=1")
            .url(
                "https://a.test/p?utm_source=s+1&utm_medium=m&utm_campaign=c&utm_term=t&utm_content=o"),
        SampleClick.sequence(2)
            .place("NA", "US", "CA", "San Jose")
            .agent("Desktop", "Chrome", "Windows")
            .referrer("(direct)", "(direct)")
            .url("https://b.test/"));
    var value =
        switch (field) {
          case CONTINENT -> "EU";
          case COUNTRY -> "DE";
          case REGION -> "DE-BE";
          case CITY -> "Berlin";
          case DEVICE -> "Mobile";
          case BROWSER -> "Firefox";
          case OS -> "Android";
          case TRIGGER -> "qr";
          case REFERER -> "news.test";
          case REFERER_URL -> "https://news.test/story";
          case URL -> "https://a.test/p";
          case UTM_SOURCE -> "s 1";
          case UTM_MEDIUM -> "m";
          case UTM_CAMPAIGN -> "c";
          case UTM_TERM -> "t";
          case UTM_CONTENT -> "o";
        };
    assertThat(total(Filter.in(field, value))).isEqualTo(1);
    assertThat(total(Filter.in(field, "x", value))).isEqualTo(1);
    assertThat(total(Filter.notIn(field, value))).isEqualTo(1);
    assertThat(total(Filter.notIn(field, value, "x"))).isEqualTo(1);
    assertThat(total(Filter.in(field, "') OR 1=1 --", "\0"))).isZero();
  }

  @Test
  @DisplayName("B4.4: a region with its country, or bare")
  default void filtersRegionsInBothForms() {
    given(
        SampleClick.sequence(1).place("NA", "US", "CA", "San Jose"),
        SampleClick.sequence(2).place("NA", "US", "NY", "New York"),
        SampleClick.sequence(3).place("SA", "UY", "CA", "Canelones"));
    assertThat(total(Filter.in(FilterField.REGION, "US-CA"))).isEqualTo(1);
    assertThat(total(Filter.in(FilterField.REGION, "CA"))).isEqualTo(2);
    assertThat(total(Filter.in(FilterField.REGION, "US-CA", "NY"))).isEqualTo(2);
    assertThat(total(Filter.notIn(FilterField.REGION, "US-CA", "NY"))).isEqualTo(1);
  }

  @Test
  @DisplayName("B4.5: utm values match their beginning, and % and _ are themselves")
  default void filtersParametersBySubstring() {
    given(
        SampleClick.sequence(1).url("https://a.test/?utm_source=google"),
        SampleClick.sequence(2).url("https://a.test/?x=1&utm_source=goo_le"),
        SampleClick.sequence(3).url("https://a.test/?utm_source=bing&utm_medium=google"));
    assertThat(total(Filter.in(FilterField.UTM_SOURCE, "goo"))).isEqualTo(2);
    assertThat(total(Filter.in(FilterField.UTM_SOURCE, "goo_le"))).isEqualTo(1);
    assertThat(total(Filter.in(FilterField.UTM_SOURCE, "%"))).isZero();
  }

  @Test
  default void keepsWhatEveryFilterKeeps() {
    given(
        SampleClick.sequence(1).place("EU", "DE", "BE", "Berlin").agent("Mobile", "Chrome", "iOS"),
        SampleClick.sequence(2).place("EU", "DE", "BE", "Berlin").agent("Tablet", "Chrome", "iOS"),
        SampleClick.sequence(3).place("EU", "FR", "75", "Paris").agent("Mobile", "Chrome", "iOS"));
    assertThat(
            total(Filter.in(FilterField.COUNTRY, "DE"), Filter.notIn(FilterField.DEVICE, "Tablet")))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("B6: every bucket of the timeline, empty ones included")
  default void countsPerBucket() {
    given(
        SampleClick.sequence(1).at("2026-08-01T00:00:00Z"),
        SampleClick.sequence(2).at("2026-08-01T00:59:59.999999Z"),
        SampleClick.sequence(3).at("2026-08-01T02:15:00Z"),
        SampleClick.sequence(4).at("2026-08-01T02:14:59.999999Z"),
        SampleClick.sequence(5).at("2026-07-31T23:59:59.999999Z"));
    var timeline =
        new Timeline(
            List.of(
                Instant.parse("2026-08-01T00:00:00Z"),
                Instant.parse("2026-08-01T01:00:00Z"),
                Instant.parse("2026-08-01T02:00:00Z"),
                Instant.parse("2026-08-01T02:15:00Z")));
    assertThat(store().timeline(EVERYTHING, timeline))
        .extracting(Metrics::clicks)
        .containsExactly(2L, 0L, 1L, 1L);
  }

  @Test
  default void refusesATimelineOffTheQuarters() {
    var start = Instant.parse("2026-08-01T00:00:00Z");
    assertThatThrownBy(() -> new Timeline(List.of())).hasMessageContaining("bucket");
    assertThatThrownBy(() -> new Timeline(List.of(start.plusSeconds(1))))
        .hasMessageContaining("quarter");
    assertThatThrownBy(() -> new Timeline(List.of(start, start))).hasMessageContaining("after");
  }

  @Test
  @DisplayName("B5: the largest group first, ties in order of the value, no more than the limit")
  default void ordersAndCapsGroups() {
    given(
        SampleClick.sequence(1).link("c"),
        SampleClick.sequence(2).link("b"),
        SampleClick.sequence(3).link("a"),
        SampleClick.sequence(4).link("c"));
    assertThat(store().groups(EVERYTHING, Dimension.LINK, 5000))
        .containsExactly(group(2, "c"), group(1, "a"), group(1, "b"));
    assertThat(store().groups(EVERYTHING, Dimension.LINK, 2))
        .containsExactly(group(2, "c"), group(1, "a"));
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  @DisplayName("B5: every grouping gives its values and leaves out the empty and the unknown")
  default void groupsByEveryDimension(Dimension dimension) {
    given(
        SampleClick.sequence(1)
            .place("EU", "DE", "BE", "Berlin")
            .agent("Mobile", "Firefox", "Android")
            .trigger(Trigger.PAGEVIEW)
            .referrer("news.test", "https://news.test/s?x=1")
            .url(
                "https://a.test/p?utm_source=a%20b+c&utm_medium=%FF&utm_campaign=%C3%BC&utm_term=t#x"
                    + "&utm_content=o"),
        SampleClick.sequence(2)
            .place("", "Unknown", "Unknown", "Unknown")
            .agent("Unknown", "Unknown", "Unknown")
            .trigger(Trigger.PAGEVIEW)
            .referrer("Unknown", "Unknown")
            .link("")
            .url(""));
    var expected =
        switch (dimension) {
          case CONTINENT -> group(1, "EU");
          case COUNTRY -> group(1, "DE");
          case REGION -> group(1, "DE", "DE-BE");
          case CITY -> group(1, "DE", "DE-BE", "Berlin");
          case DEVICE -> group(1, "Mobile");
          case BROWSER -> group(1, "Firefox");
          case OS -> group(1, "Android");
          case TRIGGER -> group(2, "pageview");
          case REFERER -> group(1, "news.test");
          case REFERER_URL -> group(1, "https://news.test/s");
          case LINK -> group(1, "link_1");
          case URL ->
              group(
                  1,
                  "https://a.test/p?utm_source=a%20b+c&utm_medium=%FF&utm_campaign=%C3%BC&utm_term=t#x"
                      + "&utm_content=o");
          case BASE_URL -> group(1, "https://a.test/p");
          case UTM_SOURCE -> group(1, "a b c");
          case UTM_MEDIUM -> group(1, "%FF");
          case UTM_CAMPAIGN -> group(1, "ü");
          case UTM_TERM -> group(1, "t");
          case UTM_CONTENT -> null;
        };
    var groups = store().groups(EVERYTHING, dimension, 10);
    if (expected == null) { // it stands behind the fragment's #
      assertThat(groups).isEmpty();
    } else {
      assertThat(groups).containsExactly(expected);
    }
    var ofBothLinks = of(new LinkScope.Only(Set.of("link_1", "")));
    for (var same : List.of(aDay(EVERYTHING), ofBothLinks, aDay(ofBothLinks))) {
      assertThat(store().groups(same, dimension, 10)).isEqualTo(groups);
    }
  }

  private static Selection aDay(Selection selection) {
    return selection
        .since(Instant.parse("2026-08-21T00:00:00Z"))
        .until(Instant.parse("2026-08-22T00:00:00Z"));
  }

  @Test
  @DisplayName("B5: destinations with their own click's id come last, the newest first")
  default void tellsTrackedDestinationsApart() {
    given(
        tracked(1, "2026-08-01T10:00:00Z", 1),
        tracked(2, "2026-08-03T10:00:00Z", 2),
        SampleClick.sequence(3).url("https://b.test/"),
        SampleClick.sequence(4).url("https://a.test/"),
        SampleClick.sequence(5).url("https://b.test/"),
        // the id of another click, as where somebody has made a link to a destination
        tracked(6, "2026-08-04T10:00:00Z", 1),
        tracked(7, "2026-08-02T10:00:00Z", 7),
        tracked(8, "2026-08-05T10:00:00Z", 8).reason(BotReason.HEAD));
    assertThat(store().groups(EVERYTHING, Dimension.URL, 10))
        .containsExactly(
            group(2, "https://b.test/"),
            group(2, destination(1)),
            group(1, "https://a.test/"),
            group(1, destination(2)),
            group(1, destination(7)))
        .isEqualTo(store().groups(EVERYTHING, Dimension.URL, 5));
    assertThat(store().groups(EVERYTHING, Dimension.URL, 4))
        .isEqualTo(store().groups(EVERYTHING, Dimension.URL, 10).subList(0, 4));
    var day = EVERYTHING.since(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(store().groups(day.until(Instant.parse("2026-08-02T00:00:00Z")), Dimension.URL, 1))
        .containsExactly(group(1, destination(1)));
  }

  @Test
  @DisplayName("B5: tracked destinations of one day, which are in the same order")
  default void tellsTrackedDestinationsOfADayApart() {
    given(
        tracked(1, "2026-08-21T10:00:00Z", 1),
        tracked(2, "2026-08-21T12:00:00Z", 2),
        SampleClick.sequence(3).url("https://b.test/"),
        SampleClick.sequence(4).url("https://a.test/"),
        SampleClick.sequence(5).url("https://b.test/"),
        tracked(6, "2026-08-21T13:00:00Z", 1),
        tracked(7, "2026-08-21T11:00:00Z", 7),
        SampleClick.sequence(8).url(""));
    var day = aDay(EVERYTHING);
    assertThat(store().groups(day, Dimension.URL, 10))
        .containsExactly(
            group(2, "https://b.test/"),
            group(2, destination(1)),
            group(1, "https://a.test/"),
            group(1, destination(2)),
            group(1, destination(7)))
        .isEqualTo(store().groups(EVERYTHING, Dimension.URL, 10));
    assertThat(store().groups(day, Dimension.URL, 4))
        .isEqualTo(store().groups(EVERYTHING, Dimension.URL, 4));
  }

  private static SampleClick tracked(int sequence, String at, int ofClick) {
    return SampleClick.sequence(sequence).at(at).url(destination(ofClick));
  }

  private static String destination(int ofClick) {
    return "https://shop.test/?dub_id=click%011d#buy".formatted(ofClick);
  }

  @Test
  @DisplayName("B5: a known country's unknown region stays")
  default void keepsUnknownRegionsOfKnownCountries() {
    given(SampleClick.sequence(1).place("NA", "US", "Unknown", "Unknown"));
    assertThat(store().groups(EVERYTHING, Dimension.REGION, 10))
        .containsExactly(group(1, "US", "US-Unknown"));
    assertThat(store().groups(EVERYTHING, Dimension.CITY, 10)).isEmpty();
  }

  @Test
  @DisplayName("C2: events come by pages, newest or oldest first, of the same moment in one order")
  default void pagesEvents() {
    given(
        SampleClick.sequence(1).at("2026-08-01T10:00:00Z"),
        SampleClick.sequence(2).at("2026-08-01T09:00:00Z"),
        SampleClick.sequence(3).at("2026-08-01T10:00:00Z"),
        SampleClick.sequence(4).reason(BotReason.REPEAT));
    assertThat(sequences(new EventPage(true, 0, 2))).containsExactly(3L, 1L);
    assertThat(sequences(new EventPage(true, 2, 2))).containsExactly(2L);
    assertThat(sequences(new EventPage(false, 0, 9))).containsExactly(2L, 1L, 3L);
    assertThat(sequences(new EventPage(false, 9, 9))).isEmpty();
    assertThatThrownBy(() -> store().events(of(EventKind.COMPOSITE), new EventPage(true, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Long> sequences(EventPage page) {
    return store().events(EVERYTHING, page).stream()
        .map(event -> event.click().sequence())
        .toList();
  }

  @Test
  @DisplayName("B5: composite has clicks; leads and sales without rows are zeros and no groups")
  default void answersForEveryKind() {
    given(SampleClick.sequence(1));
    var timeline = new Timeline(List.of(EVERYTHING.from()));
    assertThat(store().total(of(EventKind.COMPOSITE))).isEqualTo(Metrics.ofClicks(1));
    for (var kind : List.of(EventKind.LEADS, EventKind.SALES)) {
      assertThat(store().total(of(kind))).isEqualTo(Metrics.NONE);
      assertThat(store().timeline(of(kind), timeline)).containsExactly(Metrics.NONE);
      assertThat(store().groups(of(kind), Dimension.COUNTRY, 10)).isEmpty();
    }
  }

  private void given(SampleClick... samples) {
    var clicks = List.of(samples).stream().map(SampleClick::click).toList();
    store().append(clicks, clicks.getLast().sequence());
  }

  private long total(LinkScope links) {
    return store().total(of(links)).clicks();
  }

  private static Selection of(LinkScope links) {
    return new Selection(
        "ws_1",
        EventKind.CLICKS,
        EVERYTHING.from(),
        EVERYTHING.to(),
        links,
        Traffic.HUMAN,
        List.of());
  }

  private long total(Filter... filters) {
    return store()
        .total(
            new Selection(
                "ws_1",
                EventKind.CLICKS,
                EVERYTHING.from(),
                EVERYTHING.to(),
                LinkScope.ALL,
                Traffic.HUMAN,
                List.of(filters)))
        .clicks();
  }

  private static Selection of(Traffic traffic) {
    return new Selection(
        "ws_1",
        EventKind.CLICKS,
        EVERYTHING.from(),
        EVERYTHING.to(),
        LinkScope.ALL,
        traffic,
        List.of());
  }

  private static Selection of(EventKind kind) {
    return new Selection(
        "ws_1", kind, EVERYTHING.from(), EVERYTHING.to(), LinkScope.ALL, Traffic.HUMAN, List.of());
  }

  private static Group group(long clicks, String... values) {
    return new Group(List.of(values), Metrics.ofClicks(clicks));
  }
}
