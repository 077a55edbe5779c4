package io.waymark.partners.commissions;

import io.waymark.partners.rewards.Reward;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The most that a reward pays in a stretch of time (C4.8).
 *
 * @param most in cents
 * @param from when the stretch begins; null if it always has
 * @param until when it is over; null if never
 */
record SpendLimit(long most, @Nullable Instant from, @Nullable Instant until) {

  /** The limit at a moment, by days, weeks from Sunday and months of UTC; null if there is none. */
  static @Nullable SpendLimit of(Reward reward, Instant at) {
    var most = reward.spendLimitAmount();
    var interval = reward.spendLimitInterval();
    if (most == null || interval == null) {
      return null;
    }
    var day = at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (interval) {
      case "day" -> new SpendLimit(most, day, day.plusDays(1));
      case "week" -> {
        var sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        yield new SpendLimit(most, sunday, sunday.plusWeeks(1));
      }
      case "month" -> {
        var first = day.withDayOfMonth(1);
        yield new SpendLimit(most, first, first.plusMonths(1));
      }
      default -> new SpendLimit(most, (Instant) null, null);
    };
  }

  private SpendLimit(long most, OffsetDateTime from, OffsetDateTime until) {
    this(most, from.toInstant(), until.toInstant());
  }

  /** What is left of earnings where this much was earned already. */
  long capped(long earnings, long used) {
    return Math.max(0, Math.min(earnings, most - used));
  }
}
