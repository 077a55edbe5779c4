package io.waymark.analytics;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The span of time a request asks for, in its own words.
 *
 * @param preset counts if there is no start
 * @param start any moment of the first day, or null
 * @param end any moment of the last day, null for today; ignored without a start
 * @param dataAvailableFrom the day {@link Preset#ALL} begins with, or null if it begins on {@link
 *     Interval#ALL_TIME}; known for timeseries only
 */
public record DateRange(
    Preset preset,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Instant dataAvailableFrom) {

  /** A span that has a name. */
  public static DateRange of(Preset preset) {
    return new DateRange(preset, null, null, null);
  }

  /** From one day to another, or to today if {@code end} is null. */
  public static DateRange of(Instant start, @Nullable Instant end) {
    return new DateRange(Preset.DEFAULT, start, end, null);
  }

  /** {@link Preset#ALL}, but beginning with that day. */
  public static DateRange since(Instant dataAvailableFrom) {
    return new DateRange(Preset.ALL, null, null, dataAvailableFrom);
  }

  /** What that means at a given moment in a given zone (B3). */
  public Interval resolve(ZoneId zone, Instant now) {
    if (start != null) {
      return Interval.days(start, end == null ? now : end, zone);
    }
    if (preset == Preset.ALL && dataAvailableFrom != null) {
      return Interval.days(dataAvailableFrom, now, zone);
    }
    return Interval.of(preset, zone, now);
  }
}
