package io.waymark.traffic.deeplinks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.traffic.redirect.DeferredLinks;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/** What is remembered of deep links, put together. */
public final class DeepLinkSlice {
  private final DeferredTable table;
  private final DeferredQueue queue;
  private final InstantSource clock;

  /**
   * @param blocking runs what waits for the database
   */
  public DeepLinkSlice(
      Jdbi jdbi, SecretBox secrets, MeterRegistry metrics, InstantSource clock, Executor blocking) {
    this.table = new DeferredTable(jdbi, secrets);
    this.queue = new DeferredQueue(table, clock, blocking);
    this.clock = clock;
    Gauge.builder("waymark.deep.links.forgotten", queue, DeferredQueue::forgotten)
        .description("Deep links whose apps cannot be told where their users came from")
        .register(metrics);
  }

  /** Where redirects leave deep links on their way to an app store. */
  public DeferredLinks deferred() {
    return queue;
  }

  /** Where apps ask for them. */
  public DeferredLookup lookup() {
    return (ip, domain) -> ip.isEmpty() ? null : table.last(ip, domain, clock.instant());
  }

  /** Forgets what is over an hour old. */
  public void cleanUp() {
    table.removeOld(clock.instant());
  }
}
