package io.waymark.platform.mail;

import java.time.Duration;
import java.util.List;

/** How long a mail server is asked again that does not take a mail. */
final class Patience {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));
  private static final Duration LONGEST = Duration.ofDays(1);

  private Patience() {}

  /**
   * The pause after a failed attempt: 10 s, 1 min, 5 min, 15 min, then an hour each.
   *
   * @param failed how many there were, at least one
   */
  static Duration after(int failed) {
    return PAUSES.get(Math.min(failed, PAUSES.size()) - 1);
  }

  /** Whether a mail that has waited so long is given up: after a day. */
  static boolean ends(Duration waited) {
    return waited.compareTo(LONGEST) >= 0;
  }
}
