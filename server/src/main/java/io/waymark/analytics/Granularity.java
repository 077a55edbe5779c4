package io.waymark.analytics;

import io.waymark.events.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long a bucket of a timeseries is, on the clocks and calendars of a zone (B3, B6). */
public enum Granularity {
  /**
   * Begins whenever the hour on the clock changes, or strikes again after being set back; looked
   * for on the quarters, because some clocks are set by half an hour.
   */
  HOUR {
    @Override
    Instant startOf(Instant moment, ZoneId zone) {
      var quarters = Math.floorDiv(moment.getEpochSecond(), QUARTER);
      while (!begins(quarters, zone)) {
        quarters--;
      }
      return Instant.ofEpochSecond(quarters * QUARTER);
    }

    @Override
    Instant after(Instant start, ZoneId zone) {
      var quarters = start.getEpochSecond() / QUARTER + 1;
      while (!begins(quarters, zone)) {
        quarters++;
      }
      return Instant.ofEpochSecond(quarters * QUARTER);
    }

    private boolean begins(long quarters, ZoneId zone) {
      var clock = Instant.ofEpochSecond(quarters * QUARTER).atZone(zone);
      return clock.getMinute() == 0
          || clock.getHour()
              != Instant.ofEpochSecond((quarters - 1) * QUARTER).atZone(zone).getHour();
    }
  },
  DAY {
    @Override
    Instant startOf(Instant moment, ZoneId zone) {
      return startOfDay(moment.atZone(zone).toLocalDate(), zone);
    }

    @Override
    Instant after(Instant start, ZoneId zone) {
      return startOfDay(start.atZone(zone).toLocalDate().plusDays(1), zone);
    }
  },
  MONTH {
    @Override
    Instant startOf(Instant moment, ZoneId zone) {
      return startOfDay(moment.atZone(zone).toLocalDate().withDayOfMonth(1), zone);
    }

    @Override
    Instant after(Instant start, ZoneId zone) {
      return startOfDay(start.atZone(zone).toLocalDate().withDayOfMonth(1).plusMonths(1), zone);
    }
  };

  private static final long QUARTER = Timeline.QUARTER.toSeconds();

  /** The first moment of the bucket a moment is in. */
  abstract Instant startOf(Instant moment, ZoneId zone);

  /** The first moment of the bucket after the one that starts there. */
  abstract Instant after(Instant start, ZoneId zone);

  private static Instant startOfDay(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
