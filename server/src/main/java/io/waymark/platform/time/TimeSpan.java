package io.waymark.platform.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time in words, {@code 1 hour and 30 minutes}; each unit at most once. */
final class TimeSpan {
  /** A unit of time. */
  enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  private static final Map<String, Unit> UNITS = units();

  /** A pattern for a unit. */
  static final String UNIT = Vocabulary.anyOf(UNITS.keySet());

  private static final String ONE = Vocabulary.NUMBER + "\\s{0,3}" + UNIT;

  /** A pattern for a span. */
  static final String SPAN =
      "(?:(?:about|around)\\s{0,3})?"
          + ONE
          + "(?:\\s{0,5},?(?:\\s{0,5}and)?\\s{0,5}"
          + ONE
          + "){0,10}";

  private static final Pattern AMOUNT_AND_UNIT =
      Pattern.compile(
          "(" + Vocabulary.NUMBER + ")\\s{0,3}(" + UNIT + ")", Pattern.CASE_INSENSITIVE);

  private static final double MAX_MILLIS = 1e12 * 9;

  private final Map<Unit, Double> amounts;

  private TimeSpan(Map<Unit, Double> amounts) {
    this.amounts = amounts;
  }

  static TimeSpan of(Unit unit, int amount) {
    return new TimeSpan(Map.of(unit, (double) amount));
  }

  /** Reads text that matches {@link #SPAN}. */
  static TimeSpan parse(String text) {
    var amounts = new LinkedHashMap<Unit, Double>();
    var matcher = AMOUNT_AND_UNIT.matcher(text);
    while (matcher.find()) {
      amounts.put(unit(matcher.group(2)), Vocabulary.amount(matcher.group(1)));
    }
    return new TimeSpan(amounts);
  }

  static Unit unit(String word) {
    Unit unit = UNITS.get(Vocabulary.lower(word));
    if (unit == null) {
      throw new IllegalArgumentException("Not a unit of time: " + word);
    }
    return unit;
  }

  TimeSpan negated() {
    var negative = new LinkedHashMap<Unit, Double>();
    amounts.forEach((unit, amount) -> negative.put(unit, -amount));
    return new TimeSpan(negative);
  }

  /**
   * The date this long after another one. A span with hours or less says the time too; one with
   * days says the date; of longer ones only the month is certain.
   *
   * @return null if no calendar goes that far
   */
  @Nullable Fields after(LocalDateTime start) {
    LocalDateTime end = start;
    try {
      for (var entry : amounts.entrySet()) {
        end = add(end, entry.getKey(), entry.getValue());
      }
    } catch (DateTimeException | ArithmeticException tooFar) {
      return null;
    }
    var fields = Fields.noon(start);
    if (has(Unit.HOUR) || has(Unit.MINUTE) || has(Unit.SECOND)) {
      var half = end.getHour() < 12 ? Fields.Half.MORNING : Fields.Half.AFTERNOON;
      return fields
          .on(end)
          .at(end.getHour(), end.getMinute(), end.getSecond(), end.getNano(), half, true)
          .withOffset(0);
    }
    fields = fields.towards(end);
    if (has(Unit.DAY)) {
      return fields.on(end);
    }
    return has(Unit.MONTH)
        ? fields.inMonth(end.getYear(), end.getMonthValue(), end.getDayOfMonth())
        : fields.around(end);
  }

  private boolean has(Unit unit) {
    Double amount = amounts.get(unit);
    return amount != null && amount != 0;
  }

  private static LocalDateTime add(LocalDateTime date, Unit unit, double amount) {
    return switch (unit) {
      case SECOND -> date.plusNanos(nanos(amount, 1));
      case MINUTE -> date.plusNanos(nanos(amount, 60));
      case HOUR -> date.plusNanos(nanos(amount, 3_600));
      case DAY -> date.plusDays(Math.round(amount));
      case WEEK -> date.plusDays(Math.round(amount * 7));
      case MONTH -> date.plusMonths((long) Math.floor(amount));
      case QUARTER -> date.plusMonths((long) Math.floor(amount * 3));
      case YEAR -> date.plusYears((long) Math.floor(amount));
    };
  }

  private static long nanos(double amount, int secondsPerUnit) {
    double millis = amount * secondsPerUnit * 1_000;
    if (Math.abs(millis) > MAX_MILLIS) {
      throw new ArithmeticException("Too far");
    }
    return Math.round(millis) * 1_000_000;
  }

  private static Map<String, Unit> units() {
    var words = new HashMap<String, Unit>();
    put(words, Unit.SECOND, "s", "sec", "second", "seconds");
    put(words, Unit.MINUTE, "m", "min", "mins", "minute", "minutes");
    put(words, Unit.HOUR, "h", "hr", "hrs", "hour", "hours");
    put(words, Unit.DAY, "d", "day", "days");
    put(words, Unit.WEEK, "w", "week", "weeks");
    put(words, Unit.MONTH, "mo", "mon", "mos", "month", "months");
    put(words, Unit.QUARTER, "qtr", "quarter", "quarters");
    put(words, Unit.YEAR, "y", "yr", "year", "years");
    return Map.copyOf(words);
  }

  private static void put(Map<String, Unit> words, Unit unit, String... names) {
    for (var name : names) {
      words.put(name, unit);
    }
  }
}
