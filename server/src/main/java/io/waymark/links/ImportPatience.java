package io.waymark.links;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an import waits before it asks a service again, and when it gives up (IMP-3). */
enum ImportPatience {
  /** Two minutes, if the service does not say how long. */
  BUSY(100, Duration.ofMinutes(2)),
  AWAY(
      10,
      Duration.ofSeconds(2),
      Duration.ofSeconds(10),
      Duration.ofMinutes(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(15)),
  /** It will hardly make sense later. */
  NONSENSE(2, Duration.ofSeconds(1));

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final int most;
  private final ImmutableList<Duration> pauses;

  ImportPatience(int most, Duration... pauses) {
    this.most = most;
    this.pauses = ImmutableList.copyOf(pauses);
  }

  /**
   * The pause after another failure; null when it was the last.
   *
   * @param failures how many there were in a row before
   * @param asked how long the service wants to be left alone; null if it does not say
   */
  @Nullable Duration after(int failures, @Nullable Duration asked) {
    if (failures >= most) {
      return null;
    }
    var pause = asked == null ? pauses.get(Math.min(failures, pauses.size() - 1)) : asked;
    if (pause.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
