package io.waymark.traffic.redirect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** What operators must know of the redirect path: visits lost and look-ups that failed. */
final class RedirectCounts {
  private static final Logger LOG = Logger.getLogger(RedirectCounts.class);

  private final Counter lost;
  private final Counter lookupFailures;

  RedirectCounts(MeterRegistry registry) {
    this.lost =
        Counter.builder("waymark.visits.lost")
            .description("Visits that were answered but could not be journalled")
            .register(registry);
    this.lookupFailures =
        Counter.builder("waymark.redirect.lookup.failures")
            .description("Visits answered 503 because the database did not answer")
            .register(registry);
  }

  void visitLost(Exception cause) {
    // One line per order of magnitude: a full disk must not fill the log as well.
    lost.increment();
    var count = (long) lost.count();
    if (Long.bitCount(count) == 1) {
      LOG.errorf("%d visits could not be journalled so far: %s", count, cause);
    }
  }

  void lookupFailed() {
    lookupFailures.increment();
  }
}
