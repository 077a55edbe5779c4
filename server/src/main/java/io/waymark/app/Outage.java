package io.waymark.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a part of the server that visitors of known links can do without, and since
 * when that is known. A load balancer must not take such a server away.
 */
final class Outage {
  private final Supplier<Optional<String>> problem;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

  /**
   * @param problem what is wrong at the moment, in words for an operator; empty if nothing is
   */
  Outage(Supplier<Optional<String>> problem, InstantSource clock) {
    this.problem = problem;
    this.clock = clock;
  }

  /** Looks, and adds what is found to a check. */
  HealthCheckResponseBuilder describe(HealthCheckResponseBuilder check) {
    var found = problem.get();
    if (found.isEmpty()) {
      since.set(null);
      return check;
    }
    since.compareAndSet(null, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return check.withData("degraded", found.get()).withData("since", String.valueOf(since.get()));
  }
}
