package io.waymark.analytics;

import io.waymark.events.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * A span of time, and the buckets a timeseries of it has.
 *
 * @param from its first moment
 * @param to the first moment after it
 * @param zone whose clocks and calendars the buckets follow
 */
public record Interval(Instant from, Instant to, ZoneId zone, Granularity granularity) {

  /** The day {@link Preset#ALL} begins with. */
  public static final Instant ALL_TIME = Instant.parse("2022-09-22T00:00:00Z");

  /** Nobody asks about days out of these, but a hostile request may, and each would be a bucket. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final long MOST_HOURLY_DAYS = 400;

  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

  /** A span that has a name (B3), as of {@code now}. */
  static Interval of(Preset preset, ZoneId zone, Instant now) {
    var clock = now.truncatedTo(ChronoUnit.MICROS).atZone(zone);
    var today = clock.toLocalDate();
    return switch (preset) {
      case HOURS_24 -> {
        // The present moment belongs to it.
        var to = clock.toInstant().plus(1, ChronoUnit.MICROS);
        yield new Interval(
            clock.toInstant().minus(24, ChronoUnit.HOURS), to, zone, Granularity.HOUR);
      }
      case DAYS_7 -> untilTonight(clock.minusDays(7), today, Granularity.DAY);
      case DAYS_30 -> untilTonight(clock.minusDays(30), today, Granularity.DAY);
      case DAYS_90 -> untilTonight(clock.minusDays(90), today, Granularity.DAY);
      case YEAR -> untilTonight(clock.minusMonths(12), today, Granularity.MONTH);
      case MONTH_TO_DATE ->
          untilTonight(today.withDayOfMonth(1).atStartOfDay(zone), today, Granularity.DAY);
      case QUARTER_TO_DATE -> {
        var firstMonth = today.getMonth().firstMonthOfQuarter().getValue();
        var first = today.withMonth(firstMonth).withDayOfMonth(1);
        yield untilTonight(first.atStartOfDay(zone), today, Granularity.DAY);
      }
      case YEAR_TO_DATE ->
          untilTonight(today.withDayOfYear(1).atStartOfDay(zone), today, Granularity.MONTH);
      case ALL -> untilTonight(ALL_TIME.atZone(zone), today, Granularity.MONTH);
    };
  }

  /**
   * Whole days (B3), up to a century. Given the wrong way round they are swapped, and the buckets
   * are hours then, however many days there are, as long as those are not more than anybody can
   * look at.
   */
  static Interval days(Instant first, Instant last, ZoneId zone) {
    var start = clamp(first).atZone(zone).toLocalDate();
    var end = clamp(last).atZone(zone).toLocalDate();
    var days = ChronoUnit.DAYS.between(start, end);
    return start.isAfter(end)
        ? between(
            end, start, zone, -days <= MOST_HOURLY_DAYS ? Granularity.HOUR : Granularity.MONTH)
        : between(start, end, zone, granularity(days));
  }

  private static Granularity granularity(long days) {
    if (days <= 2) {
      return Granularity.HOUR;
    }
    return days > 180 ? Granularity.MONTH : Granularity.DAY;
  }

  private static Interval between(LocalDate start, LocalDate end, ZoneId zone, Granularity size) {
    return untilTonight(start.atStartOfDay(zone), end, size);
  }

  private static Interval untilTonight(ZonedDateTime from, LocalDate today, Granularity size) {
    var midnight = today.plusDays(1).atStartOfDay(from.getZone());
    return new Interval(from.toInstant(), midnight.toInstant(), from.getZone(), size);
  }

  private static Instant clamp(Instant moment) {
    if (moment.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return moment.isAfter(LATEST) ? LATEST : moment;
  }

  /** Every bucket that has a moment of the span in it; the first may begin before the span. */
  public Timeline timeline() {
    var starts = new ArrayList<Instant>();
    for (var start = granularity.startOf(from, zone);
        start.isBefore(to);
        start = granularity.after(start, zone)) {
      starts.add(start);
    }
    return new Timeline(starts);
  }

  /**
   * A bucket's name (B6), such as {@code 2026-08-15T00:00:00.000-0400}: days and months on the
   * zone's own clocks, hours in UTC.
   */
  public String label(Instant start) {
    return LABEL.format(start.atZone(granularity == Granularity.HOUR ? ZoneOffset.UTC : zone));
  }
}
