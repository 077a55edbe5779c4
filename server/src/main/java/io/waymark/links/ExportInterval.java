package io.waymark.links;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far back an export reaches (EXP-2); days, months and quarters are those of UTC. */
enum ExportInterval {
  LAST_DAY("24h"),
  LAST_7_DAYS("7d"),
  LAST_30_DAYS("30d"),
  LAST_90_DAYS("90d"),
  LAST_YEAR("1y"),
  MONTH_TO_DATE("mtd"),
  QUARTER_TO_DATE("qtd"),
  YEAR_TO_DATE("ytd"),
  ALL("all");

  private final String label;

  ExportInterval(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The first moment within; null if all moments are. */
  @Nullable Instant start(Instant now) {
    return switch (this) {
      case LAST_DAY -> now.minus(Duration.ofHours(24));
      case LAST_7_DAYS -> now.minus(Duration.ofDays(7));
      case LAST_30_DAYS -> now.minus(Duration.ofDays(30));
      case LAST_90_DAYS -> now.minus(Duration.ofDays(90));
      case LAST_YEAR -> now.atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
      case MONTH_TO_DATE -> firstOfMonth(now, 0);
      case QUARTER_TO_DATE -> firstOfMonth(now, monthOfQuarter(now));
      case YEAR_TO_DATE -> firstOfMonth(now, monthOfYear(now));
      case ALL -> null;
    };
  }

  private static Instant firstOfMonth(Instant now, int monthsBack) {
    return now.atOffset(ZoneOffset.UTC)
        .withDayOfMonth(1)
        .minusMonths(monthsBack)
        .truncatedTo(ChronoUnit.DAYS)
        .toInstant();
  }

  /** Months that have passed since the quarter began. */
  private static int monthOfQuarter(Instant now) {
    return monthOfYear(now) % 3;
  }

  /** Months that have passed since the year began. */
  private static int monthOfYear(Instant now) {
    return now.atOffset(ZoneOffset.UTC).getMonthValue() - 1;
  }
}
