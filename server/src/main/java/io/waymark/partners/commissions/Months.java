package io.waymark.partners.commissions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Whole months between two moments as JavaScript's date libraries count them, in UTC (C4): by day
 * and time of day, but kind to the ends of months, so that it is one from 31 January to 28
 * February.
 */
final class Months {
  private static final int YEAR = 12;

  /** From here on, the days of a February pass for its thirtieth. */
  private static final int LATE_FEBRUARY = 28;

  private Months() {}

  /** How many there are from the first moment to the second; negative if that is before it. */
  static int whole(Instant from, Instant to) {
    var start = utc(from);
    var end = utc(to);
    var sign = Integer.signum(end.compareTo(start));
    var apart = Math.abs(number(end) - number(start));
    if (sign == 0 || apart == 0) {
      return 0;
    }
    var notFull =
        Integer.signum(back(end, sign * apart).compareTo(start)) == -sign
            && !(apart == 1 && sign == 1 && lastDay(end));
    return sign * (notFull ? apart - 1 : apart);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  private static int number(LocalDateTime moment) {
    return moment.getYear() * YEAR + moment.getMonthValue();
  }

  private static boolean lastDay(LocalDateTime moment) {
    return moment.equals(moment.with(TemporalAdjusters.lastDayOfMonth()));
  }

  /** That many months before; a day that a month does not have is one of the next month. */
  private static LocalDateTime back(LocalDateTime moment, int months) {
    var late = moment.getMonth() == Month.FEBRUARY && moment.getDayOfMonth() >= LATE_FEBRUARY;
    var from = late ? moment.withDayOfMonth(1).plusDays(29) : moment;
    return from.withDayOfMonth(1).minusMonths(months).plusDays(from.getDayOfMonth() - 1L);
  }
}
