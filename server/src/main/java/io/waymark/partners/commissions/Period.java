package io.waymark.partners.commissions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How far back a list of commissions reaches; days, months and quarters are those of a zone. */
enum Period {
  LAST_DAY("24h"),
  LAST_7_DAYS("7d"),
  LAST_30_DAYS("30d"),
  LAST_90_DAYS("90d"),
  LAST_YEAR("1y"),
  MONTH_TO_DATE("mtd"),
  QUARTER_TO_DATE("qtd"),
  YEAR_TO_DATE("ytd"),
  ALL("all");

  /** Before it there is nothing in the reference (B2); here there is nothing at all. */
  private static final Instant BEGINNING = Instant.EPOCH;

  private static final int MONTHS_OF_A_QUARTER = 3;

  private final String label;

  Period(String label) {
    this.label = label;
  }

  /** The published name. */
  String label() {
    return label;
  }

  /** The first moment within. */
  Instant start(Instant now, ZoneId zone) {
    var month = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    return switch (this) {
      case LAST_DAY -> now.minus(Duration.ofHours(24));
      case LAST_7_DAYS -> now.minus(Duration.ofDays(7));
      case LAST_30_DAYS -> now.minus(Duration.ofDays(30));
      case LAST_90_DAYS -> now.minus(Duration.ofDays(90));
      case LAST_YEAR -> now.atZone(zone).minusYears(1).toInstant();
      case MONTH_TO_DATE -> month.toInstant();
      case QUARTER_TO_DATE ->
          month.minusMonths(monthsGone(month) % MONTHS_OF_A_QUARTER).toInstant();
      case YEAR_TO_DATE -> month.minusMonths(monthsGone(month)).toInstant();
      case ALL -> BEGINNING;
    };
  }

  private static int monthsGone(ZonedDateTime month) {
    return month.getMonthValue() - 1;
  }
}
