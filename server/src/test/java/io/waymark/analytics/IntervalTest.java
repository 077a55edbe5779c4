package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
  private static final Instant NOW = Instant.parse("2026-08-21T21:14:02.123456Z");

  @ParameterizedTest
  @DisplayName("B3: from, to, granularity and buckets of every preset, in UTC")
  @CsvSource({
    "24h, 2026-08-20T21:14:02.123456Z, 2026-08-21T21:14:02.123457Z, HOUR, 25",
    "7d,  2026-08-14T21:14:02.123456Z, 2026-08-22T00:00:00Z, DAY, 8",
    "30d, 2026-07-22T21:14:02.123456Z, 2026-08-22T00:00:00Z, DAY, 31",
    "90d, 2026-05-23T21:14:02.123456Z, 2026-08-22T00:00:00Z, DAY, 91",
    "1y,  2025-08-21T21:14:02.123456Z, 2026-08-22T00:00:00Z, MONTH, 13",
    "mtd, 2026-08-01T00:00:00Z, 2026-08-22T00:00:00Z, DAY, 21",
    "qtd, 2026-07-01T00:00:00Z, 2026-08-22T00:00:00Z, DAY, 52",
    "ytd, 2026-01-01T00:00:00Z, 2026-08-22T00:00:00Z, MONTH, 8",
    "all, 2022-09-22T00:00:00Z, 2026-08-22T00:00:00Z, MONTH, 48",
  })
  void resolvesPresets(String label, Instant from, Instant to, Granularity size, int buckets) {
    var interval = preset(label, ZoneOffset.UTC, NOW);
    assertThat(interval).isEqualTo(new Interval(from, to, ZoneOffset.UTC, size));
    assertThat(interval.timeline().starts()).hasSize(buckets);
  }

  @ParameterizedTest
  @DisplayName("B3: the same counts in every zone, at every hour, on days when clocks change")
  @CsvSource({
    "Asia/Kathmandu, 2026-08-21T21:14:02Z",
    "America/St_Johns, 2026-08-21T21:14:02Z",
    "Pacific/Kiritimati, 2026-08-21T10:00:00Z",
    "Pacific/Niue, 2026-08-21T10:59:59.999999999Z",
    "Europe/Berlin, 2026-03-29T21:30:00Z",
    "Europe/Berlin, 2026-10-25T22:30:00Z",
    "America/New_York, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-03-08T06:59:59Z",
    "UTC, 2028-02-29T12:00:00Z",
    "UTC, 2026-08-21T00:00:00Z",
  })
  void countsBucketsEverywhere(String zone, Instant now) {
    var id = ZoneId.of(zone);
    assertThat(preset("24h", id, now).timeline().starts()).hasSize(25);
    assertThat(preset("7d", id, now).timeline().starts()).hasSize(8);
    assertThat(preset("30d", id, now).timeline().starts()).hasSize(31);
    assertThat(preset("90d", id, now).timeline().starts()).hasSize(91);
    assertThat(preset("1y", id, now).timeline().starts()).hasSize(13);
  }

  @Test
  @DisplayName("B3: rolling days keep the time of day over a change of clocks")
  void subtractsCalendarDays() {
    var interval = preset("7d", ZoneId.of("Europe/Berlin"), Instant.parse("2026-03-31T10:00:00Z"));
    assertThat(interval.from()).isEqualTo("2026-03-24T11:00:00Z");
    assertThat(interval.to()).isEqualTo("2026-03-31T22:00:00Z");
  }

  @ParameterizedTest
  @DisplayName("B3: to-date presets on the edges of their month, quarter and year")
  @CsvSource({
    "mtd, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 1",
    "mtd, 2026-03-31T23:59:59Z, 2026-03-01T00:00:00Z, 31",
    "qtd, 2026-05-31T12:00:00Z, 2026-04-01T00:00:00Z, 61",
    "qtd, 2026-12-31T12:00:00Z, 2026-10-01T00:00:00Z, 92",
    "qtd, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 1",
    "ytd, 2026-12-31T23:59:59Z, 2026-01-01T00:00:00Z, 12",
    "ytd, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 1",
  })
  void resolvesEdgesToDate(String label, Instant now, Instant from, int buckets) {
    var interval = preset(label, ZoneOffset.UTC, now);
    assertThat(interval.from()).isEqualTo(from);
    assertThat(interval.timeline().starts()).hasSize(buckets);
  }

  @Test
  @DisplayName("B3: today is the zone's, not UTC's")
  void takesTodayFromTheZone() {
    var tokyo = preset("mtd", ZoneId.of("Asia/Tokyo"), Instant.parse("2026-08-31T15:00:00Z"));
    assertThat(tokyo.from()).isEqualTo("2026-08-31T15:00:00Z");
    assertThat(tokyo.to()).isEqualTo("2026-09-01T15:00:00Z");
  }

  @ParameterizedTest
  @DisplayName("B3: up to 3 days hours, from 182 days months, else days")
  @CsvSource({
    "2026-08-01, 2026-08-01, HOUR, 24",
    "2026-08-01, 2026-08-03, HOUR, 72",
    "2026-08-01, 2026-08-04, DAY, 4",
    "2026-01-01, 2026-06-30, DAY, 181",
    "2026-01-01, 2026-07-01, MONTH, 7",
    "2024-01-15, 2026-01-15, MONTH, 25",
  })
  void choosesGranularityOfDays(String first, String last, Granularity size, int buckets) {
    var interval = days(first + "T15:00:00Z", last + "T09:00:00Z", ZoneOffset.UTC);
    assertThat(interval.from()).isEqualTo(first + "T00:00:00Z");
    assertThat(interval.granularity()).isEqualTo(size);
    assertThat(interval.timeline().starts()).hasSize(buckets);
  }

  @Test
  @DisplayName(
      "B3: custom ranges are whole days of the zone; without an end they last until tonight")
  void takesWholeDaysOfTheZone() {
    var zone = ZoneId.of("Asia/Kathmandu");
    var interval = DateRange.of(Instant.parse("2026-08-20T18:15:00Z"), null).resolve(zone, NOW);
    assertThat(interval.from()).isEqualTo("2026-08-20T18:15:00Z");
    assertThat(interval.to()).isEqualTo("2026-08-22T18:15:00Z");
  }

  @Test
  @DisplayName("B3: the wrong way round is swapped, and hourly")
  void swapsDays() {
    var interval = days("2026-08-10T12:00:00Z", "2026-08-01T12:00:00Z", ZoneOffset.UTC);
    assertThat(interval)
        .isEqualTo(
            new Interval(
                Instant.parse("2026-08-01T00:00:00Z"),
                Instant.parse("2026-08-11T00:00:00Z"),
                ZoneOffset.UTC,
                Granularity.HOUR));
    assertThat(interval.timeline().starts()).hasSize(240);
  }

  @Test
  @DisplayName("B3: a start wins over a preset, an end without a start is ignored")
  void prefersTheStart() {
    var start = Instant.parse("2026-08-20T00:00:00Z");
    assertThat(new DateRange(Preset.YEAR, start, null, null).resolve(ZoneOffset.UTC, NOW).from())
        .isEqualTo(start);
    assertThat(new DateRange(Preset.DAYS_7, null, start, null).resolve(ZoneOffset.UTC, NOW))
        .isEqualTo(preset("7d", ZoneOffset.UTC, NOW));
  }

  @Test
  @DisplayName("B3: all begins when data begins, if that is known, and only all does")
  void beginsWithTheData() {
    var since = Instant.parse("2026-08-19T09:00:00Z");
    assertThat(DateRange.since(since).resolve(ZoneOffset.UTC, NOW))
        .isEqualTo(days("2026-08-19T00:00:00Z", "2026-08-21T00:00:00Z", ZoneOffset.UTC));
    assertThat(new DateRange(Preset.DAYS_7, null, null, since).resolve(ZoneOffset.UTC, NOW))
        .isEqualTo(preset("7d", ZoneOffset.UTC, NOW));
  }

  @ParameterizedTest
  @DisplayName("No request makes more buckets than a century has")
  @CsvSource({
    "-999999999-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z, -999999999-01-01T00:00:00Z",
    "+999999999-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2022-09-22T00:00:00Z, +1000000000-01-01T00:00:00Z",
    "2024-01-01T00:00:00Z, 2022-09-22T00:00:00Z",
  })
  void boundsBuckets(String first, String last) {
    for (var zone : List.of("UTC", "Pacific/Kiritimati", "Pacific/Niue")) {
      var interval = days(first, last, ZoneId.of(zone));
      assertThat(interval.timeline().starts()).hasSizeLessThan(10_000);
    }
  }

  @Test
  @DisplayName("B6: days and months carry the zone's offset, hours are printed in UTC")
  void labelsBuckets() {
    var newYork = ZoneId.of("America/New_York");
    assertThat(labels(preset("7d", newYork, NOW)))
        .startsWith("2026-08-14T00:00:00.000-0400")
        .endsWith("2026-08-21T00:00:00.000-0400");
    assertThat(labels(preset("1y", newYork, NOW)))
        .startsWith("2025-08-01T00:00:00.000-0400")
        .contains("2025-12-01T00:00:00.000-0500");
    assertThat(labels(preset("7d", ZoneOffset.UTC, NOW)))
        .startsWith("2026-08-14T00:00:00.000+0000");
    assertThat(labels(preset("7d", ZoneId.of("Asia/Kathmandu"), NOW)))
        .startsWith("2026-08-15T00:00:00.000+0545");
    assertThat(labels(preset("24h", ZoneId.of("Asia/Kathmandu"), NOW)))
        .startsWith("2026-08-20T20:15:00.000+0000")
        .endsWith("2026-08-21T20:15:00.000+0000");
    assertThat(labels(preset("24h", ZoneId.of("America/St_Johns"), NOW)))
        .startsWith("2026-08-20T20:30:00.000+0000");
  }

  @ParameterizedTest
  @DisplayName("Decision 11: a day when clocks change has 23 or 25 hours")
  @CsvSource({
    "Europe/Berlin, 2026-03-29T12:00:00Z, 23",
    "Europe/Berlin, 2026-10-25T12:00:00Z, 25",
    "America/New_York, 2026-03-08T12:00:00Z, 23",
    "America/New_York, 2026-11-01T12:00:00Z, 25",
    "America/St_Johns, 2026-11-01T12:00:00Z, 25",
  })
  void countsHoursOfDay(String zone, String noon, int hours) {
    assertThat(days(noon, noon, ZoneId.of(zone)).timeline().starts())
        .hasSize(hours)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("Decision 11: clocks that change by half an hour")
  void followsLordHowe() {
    var zone = ZoneId.of("Australia/Lord_Howe");
    var spring = days("2026-10-04T02:00:00Z", "2026-10-04T02:00:00Z", zone);
    assertThat(localHours(spring)).startsWith("00:00", "01:00", "02:30", "03:00").hasSize(24);
    var autumn = days("2026-04-05T02:00:00Z", "2026-04-05T02:00:00Z", zone);
    assertThat(localHours(autumn)).startsWith("00:00", "01:00", "02:00", "03:00").hasSize(24);
    for (var moment = spring.from();
        moment.isBefore(spring.to());
        moment = moment.plus(1, ChronoUnit.MINUTES)) {
      assertThat(spring.timeline().starts()).contains(Granularity.HOUR.startOf(moment, zone));
    }
  }

  @Test
  @DisplayName("B6: a day that has no midnight begins later")
  void beginsDaysWithoutMidnight() {
    var interval = days("2026-04-24T12:00:00Z", "2026-04-27T12:00:00Z", ZoneId.of("Africa/Cairo"));
    assertThat(labels(interval))
        .containsExactly(
            "2026-04-24T01:00:00.000+0300",
            "2026-04-25T00:00:00.000+0300",
            "2026-04-26T00:00:00.000+0300",
            "2026-04-27T00:00:00.000+0300");
  }

  @Test
  @DisplayName("Every zone's hours, days and months begin on a quarter of an hour, change or not")
  void beginsBucketsOnQuartersEverywhere() {
    for (var id : ZoneId.getAvailableZoneIds()) {
      var zone = ZoneId.of(id);
      var at = Instant.parse("2022-09-22T00:00:00Z");
      for (var change = zone.getRules().nextTransition(at);
          change != null && change.getInstant().isBefore(Instant.parse("2030-01-01T00:00:00Z"));
          change = zone.getRules().nextTransition(change.getInstant())) {
        var around = change.getInstant();
        var hours = DateRange.of(around, around).resolve(zone, NOW).timeline().starts();
        assertThat(hours).as("%s %s", id, around).hasSizeBetween(20, 28);
        var noon = around.atZone(zone).toLocalDate().atTime(12, 0).atZone(zone);
        var days = DateRange.of(noon.minusDays(2).toInstant(), noon.plusDays(2).toInstant());
        assertThat(days.resolve(zone, NOW).timeline().starts()).as("%s %s", id, around).hasSize(5);
      }
    }
  }

  @ParameterizedTest
  @DisplayName("A moment's bucket is the last to start before it, even if clocks change at 00:01")
  @CsvSource({
    "Antarctica/Casey, 2020-10-03T16:01:00Z",
    "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
    "Africa/Cairo, 2026-04-23T22:00:00Z",
    "Europe/Berlin, 2026-10-25T01:00:00Z",
  })
  void findsTheBucketOfAMoment(String id, Instant change) {
    var zone = ZoneId.of(id);
    for (var minute = -180; minute < 180; minute++) {
      var moment = change.plusSeconds(60L * minute);
      var start = Granularity.HOUR.startOf(moment, zone);
      assertThat(start).isBeforeOrEqualTo(moment);
      assertThat(Granularity.HOUR.after(start, zone)).isAfter(moment);
    }
  }

  @ParameterizedTest
  @DisplayName("B2: a zone nobody knows is UTC")
  @ValueSource(strings = {"", "Nowhere/City", "+05:45", "GMT+01:02:03", "\0", "../UTC"})
  void takesUnknownZonesForUtc(String name) {
    assertThat(TimeZones.orUtc(name)).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void knowsZonesInAnyCase() {
    assertThat(TimeZones.orUtc("america/new_york")).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(TimeZones.orUtc("UTC").getRules()).isEqualTo(ZoneOffset.UTC.getRules());
  }

  private static Interval preset(String label, ZoneId zone, Instant now) {
    return DateRange.of(Preset.labelled(label).orElseThrow()).resolve(zone, now);
  }

  private static Interval days(String first, String last, ZoneId zone) {
    return DateRange.of(Instant.parse(first), Instant.parse(last)).resolve(zone, NOW);
  }

  private static List<String> labels(Interval interval) {
    return interval.timeline().starts().stream().map(interval::label).toList();
  }

  private static List<String> localHours(Interval interval) {
    return interval.timeline().starts().stream()
        .map(start -> start.atZone(interval.zone()).toLocalTime().toString())
        .toList();
  }
}
