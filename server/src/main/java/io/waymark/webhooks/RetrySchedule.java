package io.waymark.webhooks;

import java.time.Duration;

/**
 * When an event is sent again that nobody took (webhooks 6).
 *
 * @param attempts how many there are at most, the first included
 */
record RetrySchedule(int attempts) {
  private static final double STEEPNESS = 2.5;
  private static final double LONGEST_SECONDS = 86_400;

  /** Whether an event that failed so many times is given up. */
  boolean exhausted(int failed) {
    return failed >= attempts;
  }

  /**
   * The pause before a retry, to the second: 12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m 6 s, then a day
   * each.
   *
   * @param retry which one, from 1
   */
  static Duration before(int retry) {
    var seconds = Math.min(LONGEST_SECONDS, Math.exp(STEEPNESS * retry));
    return Duration.ofSeconds((long) seconds);
  }
}
