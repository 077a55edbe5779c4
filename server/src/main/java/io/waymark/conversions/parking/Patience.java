package io.waymark.conversions.parking;

import java.time.Duration;
import java.util.List;

/** How long events wait, and when they are tried meanwhile. */
final class Patience {
  /** As long as providers themselves send again what was not taken. */
  static final Duration LENGTH = Duration.ofDays(3);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private Patience() {}

  /**
   * How long to wait.
   *
   * @param attempts how often it was tried since it was parked
   */
  static Duration after(int attempts) {
    return PAUSES.get(Math.min(attempts, PAUSES.size() - 1));
  }
}
