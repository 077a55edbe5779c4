package io.waymark.traffic.clicks;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again, ever more slowly, what must happen sooner or later. */
final class Retry {
  private static final Logger LOG = Logger.getLogger(Retry.class);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Retry() {}

  static void untilItWorks(String what, Runnable attempt) throws InterruptedException {
    untilItAnswers(
        what,
        () -> {
          attempt.run();
          return true;
        });
  }

  static <T> T untilItAnswers(String what, Supplier<T> attempt) throws InterruptedException {
    var pause = FIRST;
    for (var attempts = 1; ; attempts++) {
      try {
        var answer = attempt.get();
        if (attempts > 1) {
          LOG.infof("%s works again after %d attempts", what, attempts);
        }
        return answer;
      } catch (RuntimeException failure) {
        if (Integer.bitCount(attempts) == 1) {
          LOG.errorf("%s failed (attempt %d), trying again: %s", what, attempts, failure);
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
      }
    }
  }
}
