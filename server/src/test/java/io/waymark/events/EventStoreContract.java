package io.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.ClickCounts.LinkClicks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the journal's consumer may rely on with every event store. */
public interface EventStoreContract {

  /** The store under test, empty at the start of each test. */
  EventStore store();

  /** The same store after a regular restart. */
  EventStore reopened();

  @Test
  default void startsEmptyAtPositionZero() {
    assertThat(store().position()).isZero();
    assertThat(store().countsBetween(0, Long.MAX_VALUE))
        .isEqualTo(new ClickCounts(Map.of(), Map.of()));
    assertThat(store().findClick("click00000000001")).isEmpty();
    assertThat(store().problem()).isEmpty();
  }

  @Test
  default void remembersThePositionOfABatchWithoutClicks() {
    store().append(List.of(), 41);
    assertThat(store().position()).isEqualTo(41);
  }

  @Test
  default void ignoresABatchThatIsStoredAlready() {
    store().append(clicks(1, 10), 10);
    store().append(clicks(1, 10), 10);
    store().append(clicks(3, 4), 4);
    assertThat(store().position()).isEqualTo(10);
    assertThat(stored()).isEqualTo(10);
  }

  @Test
  default void storesOnlyTheNewPartOfAnOverlappingBatch() {
    store().append(clicks(1, 10), 10);
    store().append(clicks(6, 15), 20);
    assertThat(store().position()).isEqualTo(20);
    assertThat(stored()).isEqualTo(15);
  }

  @Test
  default void refusesSequencesOutOfOrderOrAboveThePosition() {
    var first = SampleClick.sequence(1).click();
    var second = SampleClick.sequence(2).click();
    assertThatThrownBy(() -> store().append(List.of(second, first), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().append(List.of(first, first), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().append(List.of(first, second), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store().position()).isZero();
    assertThat(stored()).isZero();
  }

  @Test
  default void keepsEverythingAcrossARestart() {
    store().append(clicks(1, 10), 12);
    var again = reopened();
    assertThat(again.position()).isEqualTo(12);
    assertThat(again.countsBetween(0, 12)).isEqualTo(ClickCounts.of(clicks(1, 10)));
    again.append(clicks(13, 14), 14);
    assertThat(again.countsBetween(12, 14)).isEqualTo(ClickCounts.of(clicks(13, 14)));
  }

  @Test
  @DisplayName("CLK-8: the counted clicks of some links in a range, in the order of the journal")
  default void handsOverTheClicksOfSomeLinks() {
    var clicks =
        List.of(
            SampleClick.sequence(1).link("link_a").click(),
            SampleClick.sequence(2).link("link_b").click(),
            SampleClick.sequence(3).link("link_a").click(),
            SampleClick.sequence(4).link("link_a").reason(BotReason.REPEAT).click(),
            SampleClick.sequence(5).link("link_c").click(),
            SampleClick.sequence(6).link("link_a").click());
    store().append(clicks, 6);
    assertThat(store().countedBetween(1, 5, List.of("link_a", "link_c")))
        .containsExactly(clicks.get(2), clicks.get(4));
    assertThat(store().countedBetween(0, 6, List.of())).isEmpty();
  }

  @Test
  @DisplayName("CLK-4: every field comes back as it was stored")
  default void returnsEveryField() {
    var click =
        new Click(
            7,
            Instant.parse("2026-08-21T12:00:00.123456Z"),
            "aB3dE5gH7jK9mN1p",
            "ws_7",
            "link_7",
            "go.test:8080",
            "some/key",
            "https://shop.test/a?b=c#d",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "2001:db8::1",
            new Place("EU", "DE", "BE", "Berlin", "52.52437", "13.41053"),
            new Agent(
                "Mobile",
                "Apple",
                "iPhone",
                "Mobile Safari",
                "17.1",
                "WebKit",
                "605.1.15",
                "iOS",
                "17.1.2",
                "arm64",
                "Mozilla/5.0 (iPhone)"),
            true,
            "news.test",
            "https://www.news.test/story?x=1",
            Trigger.QR,
            null);
    store().append(List.of(click), 7);
    assertThat(store().findClick("aB3dE5gH7jK9mN1p")).contains(click);
  }

  @Test
  default void keepsTextNoOneExpects() {
    var long64k = "ü€😀".repeat(8_000);
    var odd = List.of("", "a\0b", "'; DROP TABLE clicks; --", "\t\r\n", "\u202E", long64k);
    var sequence = 0L;
    for (var text : odd) {
      sequence++;
      var click = SampleClick.sequence(sequence).url(text).referrer(text, text).click();
      store().append(List.of(click), sequence);
      assertThat(store().findClick(click.clickId())).contains(click);
    }
  }

  @Test
  default void storesHalfOfASurrogatePairAsAQuestionMarkInsteadOfFailing() {
    store().append(List.of(SampleClick.sequence(1).url("x\uD83Dy").click()), 1);
    assertThat(store().findClick("click00000000001")).map(Click::url).contains("x?y");
  }

  @Test
  @DisplayName("D1: the newest click of an id is found, however old it is")
  default void findsTheNewestClick() {
    store()
        .append(
            List.of(
                SampleClick.sequence(1).id("twice").at("2024-01-01T00:00:00Z").link("old").click(),
                SampleClick.sequence(2).id("twice").at("2024-01-05T00:00:00Z").link("new").click(),
                SampleClick.sequence(3).id("old").at("2022-10-01T00:00:00Z").click(),
                SampleClick.sequence(4).id("month").at("2026-08-01T00:00:00Z").click(),
                SampleClick.sequence(5).at("2026-08-21T12:00:00Z").click()),
            5);
    assertThat(store().findClick("twice")).map(Click::linkId).contains("new");
    assertThat(store().findClick("old")).map(Click::sequence).contains(3L);
    assertThat(store().findClick("month")).map(Click::sequence).contains(4L);
    assertThat(store().findClick("none")).isEmpty();
  }

  @Test
  @DisplayName("Decision 3: conversions never find bots or repeats")
  default void findsCountedClicksOnly() {
    store()
        .append(
            List.of(
                SampleClick.sequence(1).id("seen").click(),
                SampleClick.sequence(2).id("seen").reason(BotReason.REPEAT).click(),
                SampleClick.sequence(3).id("bot").reason(BotReason.DATACENTER).click()),
            3);
    assertThat(store().findClick("seen")).map(Click::sequence).contains(1L);
    assertThat(store().findClick("bot")).isEmpty();
  }

  @Test
  @DisplayName("CLK-7, decision 5: counts are those of the batch, for any range of sequences")
  default void countsLikeTheBatch() {
    var clicks =
        List.of(
            SampleClick.sequence(1).link("a").at("2026-08-01T10:00:00.000002Z").click(),
            SampleClick.sequence(3).link("a").at("2026-08-01T09:00:00Z").click(),
            SampleClick.sequence(4).link("a").reason(BotReason.REPEAT).click(),
            SampleClick.sequence(5).link("b").url("").click(),
            SampleClick.sequence(6).link("b").workspace("").click(),
            SampleClick.sequence(8).link("a").workspace("ws_2").click(),
            SampleClick.sequence(9).link("c").at("2026-08-02T00:00:00Z").click());
    store().append(clicks, 9);

    assertThat(store().countsBetween(0, 9))
        .isEqualTo(ClickCounts.of(clicks))
        .isEqualTo(
            new ClickCounts(
                Map.of(
                    "a", new LinkClicks(3, Instant.parse("2026-08-21T12:00:00Z")),
                    "b", new LinkClicks(2, Instant.parse("2026-08-21T12:00:00Z")),
                    "c", new LinkClicks(1, Instant.parse("2026-08-02T00:00:00Z"))),
                Map.of("ws_1", 3L, "ws_2", 1L)));
    assertThat(store().countsBetween(0, 3))
        .isEqualTo(
            new ClickCounts(
                Map.of("a", new LinkClicks(2, Instant.parse("2026-08-01T10:00:00.000002Z"))),
                Map.of("ws_1", 2L)));
    assertThat(store().countsBetween(3, 5)).isEqualTo(ClickCounts.of(clicks.subList(2, 4)));
    assertThat(store().countsBetween(9, 100)).isEqualTo(ClickCounts.of(List.of()));
  }

  @Test
  @DisplayName("CLK-3: the repeat window is rebuilt from counted clicks, in the journal's order")
  default void handsOverRecentCountedClicks() {
    store()
        .append(
            List.of(
                SampleClick.sequence(1).at("2026-08-21T10:59:59.999999Z").click(),
                SampleClick.sequence(2).at("2026-08-21T11:30:00Z").identity("b2").click(),
                SampleClick.sequence(3).at("2026-08-21T11:00:00Z").link("link_2").click(),
                SampleClick.sequence(4).reason(BotReason.REPEAT).click()),
            4);
    var recent = new ArrayList<CountedVisit>();
    store().recentCounted(Instant.parse("2026-08-21T11:00:00Z"), recent::add);
    assertThat(recent)
        .containsExactly(
            new CountedVisit(
                "link_1", "b2", "click00000000002", Instant.parse("2026-08-21T11:30:00Z")),
            new CountedVisit(
                "link_2", "a1", "click00000000003", Instant.parse("2026-08-21T11:00:00Z")));
  }

  @Test
  @DisplayName("clicks come in the journal's order, however many and with whatever gaps")
  default void handsOverClicksAcrossGaps() throws Exception {
    var clicks =
        LongStream.of(3, 4, 60_000, 60_001, 7_000_000_000L)
            .mapToObj(sequence -> SampleClick.sequence(sequence).click())
            .toList();
    store().append(clicks, 7_000_000_000L);
    var recent = new ArrayList<String>();
    store().recentCounted(Instant.EPOCH, visit -> recent.add(visit.clickId()));
    assertThat(recent).isEqualTo(clicks.stream().map(Click::clickId).toList());
    var archived = new ArrayList<Click>();
    try (var snapshot = store().snapshot()) {
      snapshot.clicks(null, 7_000_000_000L, archived::add);
      assertThat(archived).isEqualTo(clicks);
      archived.clear();
      snapshot.clicks("ws_1", 60_000, archived::add);
      assertThat(archived).isEqualTo(clicks.subList(0, 3));
      archived.clear();
      snapshot.clicks("ws_2", 60_000, archived::add);
      assertThat(archived).isEmpty();
    }
  }

  @Test
  default void handsOverTheConsumersOwnException() {
    store().append(clicks(1, 2), 2);
    assertThatThrownBy(
            () ->
                store()
                    .recentCounted(
                        Instant.EPOCH,
                        visit -> {
                          throw new IllegalStateException("enough");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(store().position()).isEqualTo(2);
  }

  @Test
  @DisplayName("followers are told of what is stored anew, until they go")
  default void tellsFollowers() {
    store().append(clicks(1, 2), 2);
    var told = new ArrayList<Event>();
    var lead = SampleConversion.lead("lead1").lead();
    try (var _ = store().follow(told::add)) {
      store().append(clicks(1, 2), 2);
      store().append(clicks(3, 4), 4);
      store().appendConversions(List.of(lead));
      store().appendConversions(List.of(lead));
    }
    store().append(clicks(5, 6), 6);
    var expected = new ArrayList<Event>(clicks(3, 4));
    expected.add(lead);
    assertThat(told).isEqualTo(expected);
  }

  @Test
  default void appendsToTheEndThoughInterrupted() {
    Thread.currentThread().interrupt();
    store().append(clicks(1, 10), 10);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().position()).isEqualTo(10);
  }

  @Test
  default void givesUpAQuestionOfAnInterruptedThreadAndWorksOn() {
    store().append(clicks(1, 10), 10);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> store().findClick("click00000000001"))
        .isInstanceOfSatisfying(
            EventStoreException.class,
            e -> assertThat(e.reason()).isEqualTo(EventStoreException.Reason.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().findClick("click00000000001")).isPresent();
  }

  @Test
  default void refusesWorkOnceClosed() {
    store().close();
    assertThatThrownBy(() -> store().append(clicks(1, 1), 1))
        .isInstanceOfSatisfying(
            EventStoreException.class,
            e -> assertThat(e.reason()).isEqualTo(EventStoreException.Reason.CANCELLED));
    assertThat(store().problem()).isPresent();
    store().close();
  }

  private long stored() {
    return store().countsBetween(0, Long.MAX_VALUE).links().values().stream()
        .mapToLong(LinkClicks::clicks)
        .sum();
  }

  private static List<Click> clicks(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(sequence -> SampleClick.sequence(sequence).click())
        .toList();
  }
}
