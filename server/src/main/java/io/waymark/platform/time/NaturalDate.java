package io.waymark.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them in English, read in UTC (LNK-28, LNK-29, B3), compatible with the
 * library chrono-node 2.7.5. Understood, in any case:
 *
 * <ul>
 *   <li>ISO 8601 with or without time, fraction and zone: {@code 2030-04-16T17:00:00.000Z}, {@code
 *       2030-04-16 17:00}, {@code 2030-04-16T17:00+02:00}; without zone it is UTC
 *   <li>numbers with slashes, dots or hyphens, month first unless that cannot be: {@code
 *       12/25/2030}, {@code 31.12.2030}, {@code 1/2}, {@code 3/2030}; year first: {@code
 *       2030/12/25}
 *   <li>names of months: {@code Dec 25}, {@code 25th of December, 2030}, {@code March 2030}
 *   <li>days: {@code now, today, tonight, tomorrow, yesterday, last night}; weekdays, alone or with
 *       {@code this, last, next}; {@code monday next week}
 *   <li>times: {@code 17:00}, {@code 5pm}, {@code 5:30 p.m.}, {@code at 5 in the afternoon}, {@code
 *       noon, midnight, this morning}, alone or next to a date; of a range the start
 *   <li>spans: {@code in 2 days}, {@code 1 hour and 30 minutes ago}, {@code a week from now},
 *       {@code +2h}, {@code next 3 days}, {@code 2 days after tomorrow}; {@code this, last, next}
 *       with week, month, quarter or year
 *   <li>zones after a time: {@code +02:00}, {@code GMT+2}, {@code EST}, {@code PT}
 * </ul>
 *
 * <p>A date without time means 12:00; without year, the year that brings it closest to now; a day
 * like {@code tomorrow} or a span of days keeps the time of day of now. The date may stand in the
 * midst of other words; of several the first counts. Plain numbers (a year, a Unix timestamp),
 * numeric year and month ({@code 2025-03}) and days that do not exist are no dates.
 *
 * <p>Other than the library, fractions of seconds may have any number of digits.
 */
public final class NaturalDate {
  /** Longer texts are not read, in UTF-16 units. */
  public static final int MAX_LENGTH = 250;

  private static final Pattern BARE_NUMBER = Pattern.compile("\\d* ?\\d*(?:\\.\\d*)?");

  /** In the order that decides between readings of the same length. */
  private static final List<Phrase> PHRASES =
      Stream.of(
              List.of(CalendarPhrases.ISO, CalendarPhrases.SLASHES, RelativePhrases.WITHIN),
              List.of(CalendarPhrases.DAY_OF_MONTH, CalendarPhrases.MONTH_AND_DAY),
              List.of(CasualPhrases.WEEKDAY),
              List.of(CalendarPhrases.YEAR_FIRST, CalendarPhrases.MONTH_AND_YEAR),
              List.of(ClockPhrases.TIME, RelativePhrases.AGO, RelativePhrases.LATER),
              List.of(CasualPhrases.DAY, CasualPhrases.PART_OF_DAY, CalendarPhrases.MONTH_ALONE),
              List.of(RelativePhrases.THIS_OR_NEXT, RelativePhrases.SHIFT))
          .flatMap(List::stream)
          .toList();

  private NaturalDate() {}

  /**
   * The first date in the text, to the millisecond.
   *
   * @param now what relative dates are counted from
   * @return null if there is no date in the text, or the text is longer than {@link #MAX_LENGTH}
   */
  public static @Nullable Instant parse(String text, Instant now) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    LocalDateTime local;
    try {
      local = LocalDateTime.ofInstant(now.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
      return first(text, local);
    } catch (DateTimeException endOfCalendar) {
      return null;
    }
  }

  private static @Nullable Instant first(String text, LocalDateTime now) {
    var found = new ArrayList<Sighting>();
    for (var phrase : PHRASES) {
      found.addAll(phrase.sightings(text, now));
    }
    found.sort(Comparator.comparingInt(Sighting::start));

    var neighbours = new Neighbours(text);
    List<Sighting> sightings = neighbours.withoutOverlaps(found);
    sightings = neighbours.spansAfterDates(sightings);
    sightings = neighbours.spansBeforeDates(sightings);
    sightings = sightings.stream().map(each -> Zones.withOffset(each, text)).toList();
    sightings = neighbours.withoutOverlaps(sightings);
    sightings = neighbours.weekdaysAndDates(sightings);
    sightings = neighbours.datesAndTimes(sightings);
    sightings = sightings.stream().map(each -> Zones.withName(each, text)).toList();
    sightings = neighbours.withoutOverlaps(sightings);
    sightings = sightings.stream().filter(each -> isLikely(each, text)).toList();
    sightings = neighbours.datesAndTimes(sightings);
    return sightings.isEmpty() ? null : sightings.getFirst().fields().instant();
  }

  private static boolean isLikely(Sighting sighting, String text) {
    String words = text.substring(sighting.start(), sighting.end());
    return sighting.fields().local() != null && !BARE_NUMBER.matcher(words).matches();
  }
}
