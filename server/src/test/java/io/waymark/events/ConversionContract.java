package io.waymark.events;

import static io.waymark.events.EventQuestionsContract.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.MetadataCondition.Comparison;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of every event store about leads and sales. */
public interface ConversionContract {

  /** The store under test, empty at the start of each test. */
  EventStore store();

  /** The same store after a regular restart. */
  EventStore reopened();

  @Test
  @DisplayName("A3, A4: every field comes back as it was stored, also after a restart")
  default void returnsEveryFieldOfConversions() {
    var click = SampleClick.sequence(3).trigger(Trigger.QR).at("2026-08-21T12:00:00.123456Z");
    var lead = SampleConversion.lead("lead1").metadata("{\"a\":\"ü\"}").of(click).lead();
    var sale = SampleConversion.sale("sale1").amount(4_294_967_295L).of(click).sale();
    store().appendConversions(List.of(lead, sale));
    assertThat(events(EventKind.LEADS)).containsExactly(lead);
    assertThat(reopened().position()).isZero();
    assertThat(events(EventKind.LEADS)).containsExactly(lead);
    assertThat(events(EventKind.SALES)).containsExactly(sale);
  }

  @Test
  @DisplayName("an event is stored once, however often it is handed over")
  default void ignoresConversionsThatAreStored() {
    var lead = SampleConversion.lead("lead1").lead();
    var sale = SampleConversion.sale("lead1").sale();
    store().appendConversions(List.of(lead, lead, sale));
    store().appendConversions(List.of(lead, SampleConversion.lead("lead2").lead(), sale));
    store().appendConversions(List.of());
    assertThat(store().total(of(EventKind.COMPOSITE))).isEqualTo(new Metrics(0, 2, 1, 4_900));
  }

  @Test
  @DisplayName("B5: each kind fills its own sums, composite all of them")
  default void sumsUpEachKind() {
    given();
    assertThat(store().total(of(EventKind.CLICKS))).isEqualTo(new Metrics(3, 0, 0, 0));
    assertThat(store().total(of(EventKind.LEADS))).isEqualTo(new Metrics(0, 3, 0, 0));
    assertThat(store().total(of(EventKind.SALES))).isEqualTo(new Metrics(0, 0, 4, 1_111));
    assertThat(store().total(of(EventKind.COMPOSITE))).isEqualTo(new Metrics(3, 3, 4, 1_111));
    var timeline =
        new Timeline(
            List.of(
                Instant.parse("2026-08-01T00:00:00Z"),
                Instant.parse("2026-08-02T00:00:00Z"),
                Instant.parse("2026-08-03T00:00:00Z")));
    assertThat(store().timeline(of(EventKind.COMPOSITE), timeline))
        .containsExactly(new Metrics(3, 1, 1, 1), Metrics.NONE, new Metrics(0, 2, 3, 1_110));
  }

  @Test
  @DisplayName(
      "B5: groups by clicks, leads or sale amount; composite leaves out what has no clicks")
  default void ordersGroupsOfEachKind() {
    given();
    assertThat(store().groups(of(EventKind.LEADS), Dimension.LINK, 10))
        .containsExactly(
            new Group(List.of("a"), new Metrics(0, 1, 0, 0)),
            new Group(List.of("b"), new Metrics(0, 1, 0, 0)),
            new Group(List.of("gone"), new Metrics(0, 1, 0, 0)));
    assertThat(store().groups(of(EventKind.SALES), Dimension.LINK, 2))
        .containsExactly(
            new Group(List.of("gone"), new Metrics(0, 0, 1, 1_000)),
            new Group(List.of("b"), new Metrics(0, 0, 2, 110)));
    assertThat(store().groups(of(EventKind.COMPOSITE), Dimension.LINK, 10))
        .containsExactly(
            new Group(List.of("a"), new Metrics(2, 1, 1, 1)),
            new Group(List.of("b"), new Metrics(1, 1, 2, 110)));
  }

  @Test
  @DisplayName("B5: destinations with their own click's id have its leads and sales")
  default void groupsTrackedDestinationsOfEachKind() {
    var bought = tracked(1);
    var looked = tracked(2).at("2026-08-02T10:00:00Z");
    var shared = SampleClick.sequence(3).url("https://a.test/");
    store().append(List.of(bought.click(), looked.click(), shared.click()), 3);
    store()
        .appendConversions(
            List.of(
                SampleConversion.lead("l1").of(bought).lead(),
                SampleConversion.lead("l2").named("Booked").of(bought).lead(),
                SampleConversion.lead("l3").of(looked).lead(),
                SampleConversion.sale("s1").amount(10).of(bought).sale(),
                SampleConversion.sale("s2").amount(5).of(shared).sale()));
    assertThat(store().groups(of(EventKind.COMPOSITE), Dimension.URL, 10))
        .containsExactly(
            new Group(List.of("https://a.test/"), new Metrics(1, 0, 1, 5)),
            new Group(List.of(bought.click().url()), new Metrics(1, 2, 1, 10)),
            new Group(List.of(looked.click().url()), new Metrics(1, 1, 0, 0)));
    assertThat(store().groups(of(EventKind.LEADS), Dimension.URL, 10))
        .containsExactly(
            new Group(List.of(bought.click().url()), new Metrics(0, 2, 0, 0)),
            new Group(List.of(looked.click().url()), new Metrics(0, 1, 0, 0)));
    assertThat(store().groups(of(EventKind.SALES), Dimension.URL, 1))
        .containsExactly(new Group(List.of(bought.click().url()), new Metrics(0, 0, 1, 10)));
  }

  private static SampleClick tracked(int sequence) {
    return SampleClick.sequence(sequence)
        .url("https://shop.test/?dub_id=click%011d".formatted(sequence));
  }

  @Test
  @DisplayName("B4.6: new sales are the first of a customer on a link, in all time")
  default void tellsNewSalesFromRecurringOnes() {
    given();
    assertThat(total(null, SaleType.NEW)).isEqualTo(new Metrics(3, 3, 3, 1_011));
    assertThat(total(null, SaleType.RECURRING)).isEqualTo(new Metrics(3, 3, 1, 100));
    var later =
        new Selection(
            "ws_1",
            EventKind.SALES,
            Instant.parse("2026-08-03T12:00:00Z"),
            EVERYTHING.to(),
            LinkScope.ALL,
            Traffic.HUMAN,
            List.of(),
            new ConversionFilter(null, SaleType.NEW, List.of()));
    assertThat(store().total(later)).isEqualTo(new Metrics(0, 0, 1, 1_000));
  }

  @Test
  @DisplayName("B2: a customer's leads and sales, and the clicks that led to its leads")
  default void keepsToOneCustomer() {
    given();
    assertThat(total("cus_1", null)).isEqualTo(new Metrics(1, 1, 1, 1));
    assertThat(total("cus_2", null)).isEqualTo(new Metrics(1, 1, 2, 110));
    assertThat(total("' OR 1=1 --", null)).isEqualTo(Metrics.NONE);
  }

  @Test
  @DisplayName("Decision 3: leads and sales are people's")
  default void hasNoConversionsOfBots() {
    given();
    var bots =
        new Selection(
            "ws_1",
            EventKind.COMPOSITE,
            EVERYTHING.from(),
            EVERYTHING.to(),
            LinkScope.ALL,
            Traffic.BOTS,
            List.of());
    assertThat(store().total(bots)).isEqualTo(Metrics.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "plan, EQUAL, pro, 1",
        "plan, NOT_EQUAL, pro, 4",
        "missing, EQUAL, '', 5",
        "seats, EQUAL, 7, 0",
        "seats, EQUAL, '', 4",
        "seats, ABOVE, 6.5, 1",
        "seats, ABOVE, 7, 0",
        "seats, AT_LEAST, 7, 1",
        "seats, BELOW, 7.1, 2",
        "seats, BELOW, 7, 1",
        "seats, AT_MOST, 7, 2",
        "seats, ABOVE, many, 0",
        "plan, ABOVE, 0, 0",
        "deep, EQUAL, '', 5",
      })
  @DisplayName("B4.7: metadata as texts and as numbers; clicks are not asked")
  default void filtersByMetadata(String key, Comparison comparison, String value, long leads) {
    store()
        .appendConversions(
            List.of(
                SampleConversion.lead("1").metadata("{\"plan\":\"pro\",\"seats\":7}").lead(),
                SampleConversion.lead("2").metadata("{\"plan\":\"free\",\"seats\":\"3\"}").lead(),
                SampleConversion.lead("3").metadata("{\"deep\":{\"plan\":\"pro\"}}").lead(),
                SampleConversion.lead("4").metadata("").lead(),
                SampleConversion.lead("5").metadata("{\"plan\":null}").lead()));
    store().append(List.of(SampleClick.sequence(1).click()), 1);
    var filter =
        new ConversionFilter(null, null, List.of(new MetadataCondition(key, comparison, value)));
    assertThat(store().total(of(EventKind.COMPOSITE, filter)))
        .isEqualTo(new Metrics(1, leads, 0, 0));
  }

  private List<Event> events(EventKind kind) {
    return store().events(of(kind), new EventPage(true, 0, 10));
  }

  private void given() {
    var a = SampleClick.sequence(1).link("a").at("2026-08-01T10:00:00Z");
    var a2 = SampleClick.sequence(2).link("a").at("2026-08-01T11:00:00Z");
    var b = SampleClick.sequence(3).link("b").at("2026-08-01T12:00:00Z");
    var gone = SampleClick.sequence(9).link("gone");
    store().append(List.of(a.click(), a2.click(), b.click()), 3);
    store()
        .appendConversions(
            List.of(
                SampleConversion.lead("l1").of(a).at("2026-08-01T13:00:00Z").lead(),
                SampleConversion.lead("l2")
                    .customer("cus_2")
                    .of(b)
                    .at("2026-08-03T10:00:00Z")
                    .lead(),
                SampleConversion.lead("l3")
                    .customer("cus_3")
                    .of(gone)
                    .at("2026-08-03T10:00:00Z")
                    .lead(),
                SampleConversion.sale("s1").of(a).amount(1).at("2026-08-01T14:00:00Z").sale(),
                sale("s2", "cus_2", b, 10, "2026-08-03T11:00:00Z"),
                sale("s3", "cus_2", b, 100, "2026-08-03T13:00:00Z"),
                sale("s4", "cus_3", gone, 1_000, "2026-08-03T14:00:00Z")));
  }

  private static Sale sale(String id, String customer, SampleClick click, long amount, String at) {
    return SampleConversion.sale(id).customer(customer).of(click).amount(amount).at(at).sale();
  }

  private Metrics total(@Nullable String customerId, @Nullable SaleType saleType) {
    return store()
        .total(of(EventKind.COMPOSITE, new ConversionFilter(customerId, saleType, List.of())));
  }

  private static Selection of(EventKind kind) {
    return EVERYTHING.of(kind);
  }

  private static Selection of(EventKind kind, ConversionFilter filter) {
    return new Selection(
        "ws_1",
        kind,
        EVERYTHING.from(),
        EVERYTHING.to(),
        LinkScope.ALL,
        Traffic.HUMAN,
        List.of(),
        filter);
  }
}
