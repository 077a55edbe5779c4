package io.waymark.events;

import static io.waymark.events.EventQuestionsContract.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.ClickCounts.LinkClicks;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is asked of every event store about old clicks. */
public interface RetentionContract {
  Instant BEFORE = Instant.parse("2026-08-03T15:00:00Z");

  /** The store under test, empty at the start of each test. */
  EventStore store();

  /** The same store after a regular restart. */
  EventStore reopened();

  @Test
  @DisplayName("every sum stays when single clicks go, also after a restart")
  default void keepsEverySum() {
    given();
    var before = answers();
    store().rollUp(BEFORE, 100);
    assertThat(answers()).isEqualTo(before);
    store().rollUp(BEFORE, 100);
    assertThat(answers()).isEqualTo(before);
    reopened();
    assertThat(answers()).isEqualTo(before);
    assertThat(store().position()).isEqualTo(9);
  }

  @Test
  @DisplayName("single clicks of the days before go; later ones, leads and sales stay")
  default void forgetsSingleClicks() {
    given();
    store().rollUp(BEFORE, 100);
    assertThat(store().events(EVERYTHING, new EventPage(true, 0, 10)))
        .extracting(event -> event.click().sequence())
        .containsExactly(9L, 8L);
    assertThat(store().findClick("click00000000001")).isEmpty();
    assertThat(store().findClick("click00000000008")).isPresent();
    assertThat(store().events(EVERYTHING.of(EventKind.LEADS), new EventPage(true, 0, 10)))
        .hasSize(1);
  }

  @Test
  @DisplayName("clicks that are not counted yet stay, and are put away when they are")
  default void keepsWhatIsNotCounted() {
    given();
    var before = answers();
    store().rollUp(BEFORE, 2);
    assertThat(store().countsBetween(2, 9).links())
        .isEqualTo(
            Map.of(
                "a", new LinkClicks(3, Instant.parse("2026-08-04T10:00:00Z")),
                "b", new LinkClicks(2, Instant.parse("2026-08-03T10:00:00Z"))));
    assertThat(store().findClick("click00000000003")).isPresent();
    store().rollUp(BEFORE, 9);
    assertThat(store().findClick("click00000000003")).isEmpty();
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  @DisplayName("of destinations campaigns stay, of referrers no parameters")
  default void keepsNoParameters() {
    given();
    store().rollUp(BEFORE, 100);
    var first =
        new Selection(
            "ws_1",
            EventKind.CLICKS,
            EVERYTHING.from(),
            Instant.parse("2026-08-02T00:00:00Z"),
            LinkScope.ALL,
            Traffic.HUMAN,
            List.of());
    assertThat(store().groups(first, Dimension.URL, 10))
        .containsExactly(
            new Group(
                List.of("https://a.test/p?utm_source=s+1&utm_medium=m"), Metrics.ofClicks(3)));
  }

  /** All that may be asked and does not need single clicks. */
  private List<Object> answers() {
    var days =
        new Timeline(
            Stream.of("2026-08-01", "2026-08-02", "2026-08-03", "2026-08-04")
                .map(day -> Instant.parse(day + "T00:00:00Z"))
                .toList());
    var filtered =
        new Selection(
            "ws_1",
            EventKind.COMPOSITE,
            EVERYTHING.from(),
            EVERYTHING.to(),
            new LinkScope.Only(Set.of("a")),
            Traffic.ALL,
            List.of(Filter.in(FilterField.UTM_SOURCE, "s 1"), Filter.notIn(FilterField.OS, "iOS")));
    return Stream.concat(
            Stream.of(
                store().total(EVERYTHING.of(EventKind.COMPOSITE)),
                store().total(filtered),
                store().timeline(EVERYTHING.of(EventKind.COMPOSITE), days),
                store().countsBetween(0, 9),
                store().countsBetween(0, Long.MAX_VALUE)),
            Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.URL)
                .map(dimension -> store().groups(EVERYTHING, dimension, 100)))
        .toList();
  }

  private void given() {
    var url = "https://a.test/p?dub_id=%d&utm_source=s+1&x=y&utm_medium=m#f";
    store()
        .append(
            List.of(
                click(1, "2026-08-01T10:00:00Z").link("a").url(url.formatted(1)).click(),
                click(2, "2026-08-01T23:59:59.999999Z").link("a").url(url.formatted(2)).click(),
                click(3, "2026-08-01T00:00:00Z").link("a").url(url.formatted(3)).click(),
                click(4, "2026-08-02T10:00:00Z")
                    .link("b")
                    .referrer("news.test", "https://news.test/a?b=c")
                    .trigger(Trigger.QR)
                    .click(),
                click(5, "2026-08-02T10:00:00Z").link("b").reason(BotReason.REPEAT).click(),
                click(6, "2026-08-02T10:00:00Z").workspace("ws_2").link("a").url("").click(),
                click(8, "2026-08-03T10:00:00Z").link("b").click(),
                click(9, "2026-08-04T10:00:00Z").link("a").click()),
            9);
    store()
        .appendConversions(List.of(SampleConversion.lead("l").at("2026-08-01T10:00:00Z").lead()));
  }

  private static SampleClick click(long sequence, String at) {
    return SampleClick.sequence(sequence).at(at);
  }
}
