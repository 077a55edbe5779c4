package io.waymark.links;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How far back an export reaches (EXP-2); days, months and quarters are those of UTC. */
enum ExportInterval {
  LAST_DAY("24h", now -> now.minus(Duration.ofHours(24))),
  LAST_7_DAYS("7d", now -> now.minus(Duration.ofDays(7))),
  LAST_30_DAYS("30d", now -> now.minus(Duration.ofDays(30))),
  LAST_90_DAYS("90d", now -> now.minus(Duration.ofDays(90))),
  LAST_YEAR("1y", now -> now.atOffset(ZoneOffset.UTC).minusYears(1).toInstant()),
  MONTH_TO_DATE("mtd", now -> day(now, 1, 0)),
  QUARTER_TO_DATE("qtd", now -> day(now, 1, monthOfQuarter(now))),
  YEAR_TO_DATE(
      "ytd",
      now ->
          now.atOffset(ZoneOffset.UTC).withDayOfYear(1).truncatedTo(ChronoUnit.DAYS).toInstant()),
  ALL("all", now -> Instant.EPOCH);

  private final String label;
  private final UnaryOperator<Instant> start;

  ExportInterval(String label, UnaryOperator<Instant> start) {
    this.label = label;
    this.start = start;
  }

  String label() {
    return label;
  }

  /** The first moment within; null if all moments are. */
  @Nullable Instant start(Instant now) {
    return this == ALL ? null : start.apply(now);
  }

  private static Instant day(Instant now, int day, int monthsBack) {
    return now.atOffset(ZoneOffset.UTC)
        .withDayOfMonth(day)
        .minusMonths(monthsBack)
        .truncatedTo(ChronoUnit.DAYS)
        .toInstant();
  }

  private static int monthOfQuarter(Instant now) {
    var date = now.atOffset(ZoneOffset.UTC).toLocalDate();
    var first = (date.get(IsoFields.QUARTER_OF_YEAR) - 1) * 3 + 1;
    return date.getMonthValue() - first;
  }
}
