package io.waymark.platform.time;

import static io.waymark.platform.time.Vocabulary.MONTH;
import static io.waymark.platform.time.Vocabulary.RANK;
import static io.waymark.platform.time.Vocabulary.YEAR;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days of the calendar: ISO 8601, numbers with slashes (US order), names of months. */
final class CalendarPhrases {
  private static final String TO = "(?:to|-|\u2013|until|through|till)";

  static final Phrase ISO =
      Phrase.word(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:T(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?"
              + "(?:Z|([+-])(\\d{2}):?(\\d{2})?)?)?",
          CalendarPhrases::iso);

  static final Phrase SLASHES =
      new Phrase(
          Pattern.compile("(?<!\\d)([0-3]?\\d)[/.-]([0-3]?\\d)(?:[/.-](\\d{4}|\\d{2}))?(?!\\w)"),
          CalendarPhrases::slashes);

  static final Phrase DAY_OF_MONTH =
      Phrase.word(
          "(?:on\\s{0,3})?("
              + RANK
              + ")(?:\\s{0,3}"
              + TO
              + "?\\s{0,3}("
              + RANK
              + "))?(?:-|/|\\s{0,3}(?:of)?\\s{0,3})("
              + MONTH
              + ")(?:(?:-|/|,?\\s{0,3})("
              + YEAR
              + "(?!\\S\\d)))?",
          (match, now) ->
              named(match.group(3), match.group(1), match.group(2), match.group(4), now));

  static final Phrase MONTH_AND_DAY =
      Phrase.word(
          "("
              + MONTH
              + ")(?:-|/|\\s{0,5},?\\s{0,5})("
              + RANK
              + ")(?!\\s{0,5}(?:am|pm))\\s{0,5}(?:(?:to|-)\\s{0,5}("
              + RANK
              + ")\\s{0,5})?(?:(?:-|/|\\s{0,5},\\s{0,5}|\\s{1,5})("
              + YEAR
              + "))?(?!\\w)(?!:\\d)",
          (match, now) ->
              named(match.group(1), match.group(2), match.group(3), match.group(4), now));

  static final Phrase YEAR_FIRST =
      Phrase.word(
          "(\\d{4})[./\\s](?:(" + MONTH + ")|(\\d{1,2}))[./\\s](\\d{1,2})",
          CalendarPhrases::yearFirst);

  static final Phrase MONTH_AND_YEAR =
      Phrase.word(
          "(0[1-9]|1[0-2]|\\d)/(\\d{4})",
          (match, now) ->
              Fields.noon(now).inMonth(number(match.group(2)), number(match.group(1)), 1));

  static final Phrase MONTH_ALONE =
      new Phrase(
          Pattern.compile(
              "(?<!\\w)(in\\s{0,5})?("
                  + MONTH
                  + ")(\\s{0,5}(?:[,-]?\\s{0,5}("
                  + YEAR
                  + ")?)?)(?=[^\\s\\w]|\\s+[^0-9]|\\s+$|$)",
              Pattern.CASE_INSENSITIVE),
          CalendarPhrases::monthAlone);

  private CalendarPhrases() {}

  private static Fields iso(MatchResult match, LocalDateTime now) {
    var fields = Fields.day(number(match.group(1)), number(match.group(2)), number(match.group(3)));
    if (match.group(4) == null) {
      return fields;
    }
    int second = match.group(6) == null ? 0 : number(match.group(6));
    return fields
        .at(
            number(match.group(4)),
            number(match.group(5)),
            second,
            ClockPhrases.nanos(match.group(7)),
            Fields.Half.UNKNOWN,
            false)
        .withOffset(isoOffset(match));
  }

  private static int isoOffset(MatchResult match) {
    if (match.group(8) == null) {
      return 0;
    }
    int minutes = match.group(10) == null ? 0 : number(match.group(10));
    int offset = number(match.group(9)) * 60 + minutes;
    return match.group(8).equals("-") ? -offset : offset;
  }

  private static @Nullable Sighting slashes(MatchResult match, LocalDateTime now) {
    boolean version = match.group().matches("\\d\\.\\d(?:\\d?\\.\\d{1,2})?");
    if (version || (match.group(3) == null && match.group().indexOf('/') < 0)) {
      return null;
    }
    int month = number(match.group(1));
    int day = number(match.group(2));
    if (month > 12) {
      int swapped = day;
      day = month;
      month = swapped;
    }
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    int year =
        match.group(3) == null
            ? nearestYear(now, month, day)
            : Vocabulary.fullYear(number(match.group(3)));
    return new Sighting(match.start(), match.end(), Fields.day(year, month, day));
  }

  private static @Nullable Fields named(
      String monthName,
      String rank,
      @Nullable String lastRank,
      @Nullable String yearText,
      LocalDateTime now) {
    int month = Vocabulary.month(monthName);
    int day = Vocabulary.rank(rank);
    if (day > 31 || (lastRank != null && Vocabulary.rank(lastRank) > 31)) {
      return null;
    }
    int year = yearText == null ? nearestYear(now, month, day) : Vocabulary.year(yearText);
    return Fields.day(year, month, day);
  }

  private static @Nullable Fields yearFirst(MatchResult match, LocalDateTime now) {
    int month = match.group(2) == null ? number(match.group(3)) : Vocabulary.month(match.group(2));
    boolean possible = month >= 1 && month <= 12;
    return possible ? Fields.day(number(match.group(1)), month, number(match.group(4))) : null;
  }

  private static @Nullable Sighting monthAlone(MatchResult match, LocalDateTime now) {
    String name = match.group(2);
    boolean bare = match.group(1) == null && match.group(3).isEmpty() && name.length() <= 3;
    if (bare && !Vocabulary.isFullMonthName(name)) {
      return null;
    }
    int month = Vocabulary.month(name);
    int year =
        match.group(4) == null ? nearestYear(now, month, 1) : Vocabulary.year(match.group(4));
    return new Sighting(match.start(2), match.end(), Fields.noon(now).inMonth(year, month, 1));
  }

  /** The year in which this day of the month is closest to now. */
  private static int nearestYear(LocalDateTime now, int month, int day) {
    int nearest = now.getYear();
    var least = Duration.ofDays(100_000);
    for (int year : new int[] {now.getYear(), now.getYear() + 1, now.getYear() - 1}) {
      var date = LocalDate.of(year, month, 1).plusDays(day - 1L).atTime(now.toLocalTime());
      var distance = Duration.between(now, date).abs();
      if (distance.compareTo(least) < 0) {
        least = distance;
        nearest = year;
      }
    }
    return nearest;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
