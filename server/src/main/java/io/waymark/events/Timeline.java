package io.waymark.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Buckets of time, given by their first moments; each ends where the next begins. Which moments
 * these are in a time zone is decided by the one who asks, so stores know nothing of zones.
 *
 * @param starts ascending, at least one, each on a quarter of an hour in UTC, as the hours, days
 *     and months of every zone in use are: stores add up quarters first. Events before the first
 *     are not counted.
 */
public record Timeline(List<Instant> starts) {

  /** What every start is a multiple of, from the epoch. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  public Timeline {
    starts = List.copyOf(starts);
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("A timeline needs a bucket");
    }
    for (var i = 0; i < starts.size(); i++) {
      var start = starts.get(i);
      if (start.getNano() != 0 || start.getEpochSecond() % QUARTER.toSeconds() != 0) {
        throw new IllegalArgumentException(start + " is not on a quarter of an hour");
      }
      if (i > 0 && !start.isAfter(starts.get(i - 1))) {
        throw new IllegalArgumentException(start + " is not after " + starts.get(i - 1));
      }
    }
  }
}
