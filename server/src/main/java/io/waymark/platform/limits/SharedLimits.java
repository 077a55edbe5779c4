package io.waymark.platform.limits;

import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts calls in PostgreSQL, by its clock, so that all servers together admit no more than the
 * limit. While PostgreSQL does not answer, each server counts in its own memory.
 */
public final class SharedLimits implements RateLimits {
  private static final int REMOVED_AT_ONCE = 5_000;

  private final Jdbi jdbi;
  private final UnaryOperator<String> digest;
  private final RateLimits inMemory;
  private final Reachability reachability;

  /**
   * @param digest turns who calls into a text of bounded length that tells nothing; the same on all
   *     servers
   * @param clock for the time in which PostgreSQL does not answer
   */
  public SharedLimits(Jdbi jdbi, UnaryOperator<String> digest, InstantSource clock) {
    this.jdbi = jdbi;
    this.digest = digest;
    this.inMemory = RateLimits.inMemory(clock);
    this.reachability = new Reachability(clock);
  }

  @Override
  public RateLimiter limiter(String name, int limit, Duration window) {
    var alone = inMemory.limiter(name, limit, window);
    if (limit <= 0) {
      return alone;
    }
    var millis = window.toMillis();
    return key -> {
      var caller = digest.apply(name + '\n' + millis + '\n' + key);
      return reachability.ask(
          () -> jdbi.withHandle(handle -> WindowTable.admit(handle, caller, limit, millis)),
          () -> alone.admit(key));
    };
  }

  /** Why servers count apart at the moment, in words for an operator; empty if they do not. */
  public Optional<String> problem() {
    return reachability.problem();
  }

  /** Removes windows that count no more; to be run every minute. */
  public void cleanUp() {
    while (jdbi.withHandle(handle -> WindowTable.removeEnded(handle, REMOVED_AT_ONCE))) {
      // a part at a time, so that nobody waits for long
    }
  }
}
