package io.waymark.platform.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Whether PostgreSQL answers. After it did not, nobody waits for it again for some seconds, and
 * then only one caller does.
 */
final class Reachability {
  private static final Logger LOG = Logger.getLogger(Reachability.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long ANSWERS = 0;

  private final InstantSource clock;

  /** When it is asked again, in epoch milliseconds. */
  private final AtomicLong askedAgainAt = new AtomicLong(ANSWERS);

  Reachability(InstantSource clock) {
    this.clock = clock;
  }

  /** What PostgreSQL says, or else what this server knows itself. */
  <T> T ask(Supplier<T> database, Supplier<T> alone) {
    var again = askedAgainAt.get();
    if (again != ANSWERS && !mine(again)) {
      return alone.get();
    }
    try {
      var answer = database.get();
      if (again != ANSWERS && askedAgainAt.getAndSet(ANSWERS) != ANSWERS) {
        LOG.info("limits are shared with other servers again");
      }
      return answer;
    } catch (JdbiException failure) {
      if (askedAgainAt.getAndSet(clock.millis() + PAUSE.toMillis()) == ANSWERS) {
        LOG.warnf(
            failure, "PostgreSQL does not count calls, so this server keeps to limits by itself");
      }
      return alone.get();
    }
  }

  private boolean mine(long again) {
    var now = clock.millis();
    return now >= again && askedAgainAt.compareAndSet(again, now + PAUSE.toMillis());
  }

  Optional<String> problem() {
    return askedAgainAt.get() == ANSWERS
        ? Optional.empty()
        : Optional.of("PostgreSQL does not count calls: each server keeps to limits by itself");
  }
}
