package io.waymark.platform.time;

import io.waymark.platform.time.Fields.Half;
import java.time.LocalDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day in digits: {@code 17:00}, {@code 5pm}, {@code at 5 in the afternoon}. */
final class ClockPhrases {
  private static final String HALF = "(?:\\s{0,5}(a\\.m\\.|p\\.m\\.|am?|pm?))?";
  private static final String END = "(?!/)(?!\\w)";
  private static final String TO =
      "(\\s{0,5}(?:-|\u2013|~|\u301C|to|until|through|till|\\?)\\s{0,5})";

  static final Phrase TIME =
      new Phrase(
          Pattern.compile(
              "(?:(?<=[\\sTt])|\\b)(?<first>(?:(?:at|from)\\s{0,5})?"
                  + "(?<hour>\\d{1,4})(?:[.:\uFF1A](?<minute>\\d{1,2})"
                  + "(?:[:\uFF1A](?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?)?"
                  + "(?<half>"
                  + HALF
                  + ")(?<part>\\s{0,5}(?:o\\W{0,3}clock|at\\s{0,5}night"
                  + "|in\\s{0,5}the\\s{0,5}(?:morning|afternoon)))?"
                  + END
                  + ")(?<last>"
                  + TO
                  + "(?<lastHour>\\d{1,4})(?:[.:\uFF1A](?<lastMinute>\\d{1,2})(?:[.:\uFF1A]\\d{1,2}(?:\\.\\d{1,6})?)?)?"
                  + "(?<lastHalf>"
                  + HALF
                  + ")"
                  + END
                  + ")?",
              Pattern.CASE_INSENSITIVE),
          ClockPhrases::time);

  private static final Pattern SINGLE_OR_MANY_DIGITS = Pattern.compile("\\d|\\d{3,}");
  private static final Pattern CUT_HALF = Pattern.compile(".*\\d[apAP]", Pattern.DOTALL);
  private static final Pattern TRAILING_NUMBER =
      Pattern.compile("[^\\d:.](\\d[\\d.]+)(?:\\s*-\\s*(\\d[\\d.]+))?$");
  private static final Pattern MANY_DIGITS = Pattern.compile("\\d{3}");
  private static final Pattern SHORT_OFFSET = Pattern.compile("\\s*[+-]\\s*\\d{2,4}");
  private static final Pattern OFFSET = Pattern.compile("\\s*[+-]\\s*\\d{3,4}");

  private ClockPhrases() {}

  /** The nanoseconds of a decimal fraction's digits, cut to milliseconds. */
  static int nanos(@Nullable String digits) {
    if (digits == null) {
      return 0;
    }
    return Integer.parseInt((digits + "00").substring(0, 3)) * 1_000_000;
  }

  private static @Nullable Sighting time(MatchResult match, LocalDateTime now) {
    Fields fields = firstTime(match, Fields.noon(now));
    String first = match.group("first");
    String last = match.group("last");
    if (fields == null) {
      return null;
    }
    if (last != null && isNumberAndOffset(first, last)) {
      return null;
    }
    if (last == null || OFFSET.matcher(last).matches()) {
      return isUnlikely(first) ? null : new Sighting(match.start(), match.end("first"), fields);
    }
    if (isUnlikelyRange(match.group())) {
      return null;
    }
    boolean possible = isPossible(match);
    Fields start = possible ? withHalfOfEnd(match, fields) : fields;
    return new Sighting(match.start(), possible ? match.end() : match.end("first"), start);
  }

  private static @Nullable Fields firstTime(MatchResult match, Fields noon) {
    int hour = Integer.parseInt(match.group("hour"));
    int minute = 0;
    String minuteText = match.group("minute");
    String half = match.group("half").strip();
    if (hour > 100) {
      if (minuteText != null) {
        return null;
      }
      minute = hour % 100;
      hour /= 100;
    }
    if (minuteText != null) {
      if (minuteText.length() == 1 && half.isEmpty()) {
        return null;
      }
      minute = Integer.parseInt(minuteText);
    }
    String secondText = match.group("second");
    int second = secondText == null ? 0 : Integer.parseInt(secondText);
    if (hour > 24 || minute >= 60 || second >= 60 || (hour > 12 && !half.isEmpty())) {
      return null;
    }
    boolean halfSaid = hour > 12 || !half.isEmpty();
    if (!half.isEmpty()) {
      hour = hour % 12 + (isAfternoon(half) ? 12 : 0);
    }
    Half meant = hour < 12 ? Half.MORNING : Half.AFTERNOON;
    int nanos = nanos(match.group("fraction"));
    return partOfDay(match, noon.at(hour, minute, second, nanos, meant, halfSaid));
  }

  private static Fields partOfDay(MatchResult match, Fields time) {
    String part = match.group("part");
    if (part == null) {
      return time;
    }
    String word = Vocabulary.lower(part);
    int hour = time.hour();
    if (word.endsWith("night")) {
      return hour >= 6 && hour < 12
          ? withHour(time, hour + 12, Half.AFTERNOON)
          : hour < 6 ? withHour(time, hour, Half.MORNING) : time;
    }
    if (word.endsWith("afternoon")) {
      return withHour(time, hour <= 6 ? hour + 12 : hour, Half.AFTERNOON);
    }
    return word.endsWith("morning") ? withHour(time, hour, Half.MORNING) : time;
  }

  /** In {@code 5 - 6pm} the first time is in the afternoon too. */
  private static Fields withHalfOfEnd(MatchResult match, Fields start) {
    String half = match.group("lastHalf").strip();
    if (half.isEmpty() || start.halfSaid()) {
      return start;
    }
    boolean noon = start.hour() == 12;
    if (!isAfternoon(half)) {
      return withHour(start, noon ? 0 : start.hour(), Half.MORNING);
    }
    return withHour(start, noon ? 12 : start.hour() + 12, Half.AFTERNOON);
  }

  private static boolean isPossible(MatchResult match) {
    int hour = Integer.parseInt(match.group("lastHour"));
    String minute = match.group("lastMinute");
    if (minute == null && hour > 100) {
      return hour / 100 <= 24 && hour % 100 < 60;
    }
    boolean twelve = match.group("lastHalf").isEmpty() || hour <= 12;
    return twelve && hour <= 24 && (minute == null || Integer.parseInt(minute) < 60);
  }

  /** In {@code 2030 - 22} the first number is a year. */
  private static boolean isNumberAndOffset(String first, String last) {
    return MANY_DIGITS.matcher(first).lookingAt() && SHORT_OFFSET.matcher(last).matches();
  }

  private static boolean isUnlikely(String text) {
    if (SINGLE_OR_MANY_DIGITS.matcher(text).matches() || CUT_HALF.matcher(text).matches()) {
      return true;
    }
    var number = TRAILING_NUMBER.matcher(text);
    return number.find() && number.group(2) == null && !isHour(number.group(1));
  }

  private static boolean isUnlikelyRange(String text) {
    if (text.matches("\\d+-\\d+")) {
      return true;
    }
    var numbers = TRAILING_NUMBER.matcher(text);
    return numbers.find()
        && numbers.group(2) != null
        && (!isHour(numbers.group(2)) || wholePart(numbers.group(1)) > 24);
  }

  private static boolean isHour(String number) {
    boolean minutes = number.indexOf('.') < 0 || number.matches(".*\\d(\\.\\d{2})+");
    return minutes && wholePart(number) <= 24;
  }

  private static int wholePart(String number) {
    int dot = number.indexOf('.');
    return Integer.parseInt(dot < 0 ? number : number.substring(0, dot));
  }

  private static boolean isAfternoon(String half) {
    return (half.charAt(0) | 0x20) == 'p';
  }

  private static Fields withHour(Fields time, int hour, Half half) {
    return time.at(hour, time.minute(), time.second(), time.nanos(), half, true);
  }
}
