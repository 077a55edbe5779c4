package io.waymark.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * What workspaces may use is counted anew every month (CLK-12), from the same day in UTC on that
 * the workspace was made on, or the last one of shorter months. Whoever went over a limit in one
 * month owes nothing in the next.
 */
final class UsagePeriods {
  private static final List<Integer> DAYS = IntStream.rangeClosed(1, 31).boxed().toList();

  private final Jdbi jdbi;
  private final InstantSource clock;

  UsagePeriods(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Begins the period of every workspace whose day has come, once; also days later. */
  void begin() {
    var now = clock.instant();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update workspaces
                    set links_usage = 0, usage = 0, usage_since = :now
                    from unnest(:days, :begins) as period (day, begins)
                    where billing_cycle_start = period.day and usage_since < period.begins
                    """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bindArray("days", Integer.class, DAYS)
                .bindArray(
                    "begins",
                    OffsetDateTime.class,
                    DAYS.stream().map(day -> begin(day, now).atOffset(ZoneOffset.UTC)).toList())
                .execute());
  }

  /**
   * When the period began that a moment is in.
   *
   * @param day of the month, 1 to 31
   */
  static Instant begin(int day, Instant moment) {
    var today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    var month = YearMonth.from(today);
    var begin = begin(day, month);
    return (begin.isAfter(today) ? begin(day, month.minusMonths(1)) : begin)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private static LocalDate begin(int day, YearMonth month) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }
}
