package io.waymark.traffic.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import io.waymark.identity.AllowedHostnames;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.deeplinks.DeferredLookup;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.redirect.RequestedLinks;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Everything by which apps and pages tell of their visitors, put together. */
public final class TrackSlice {
  private final TrackOperations operations;

  /**
   * @param hostnames where the pages of a workspace are, by its id
   * @param partners whose links led to pages
   * @param random cryptographically strong
   */
  public TrackSlice(
      RequestedLinks links,
      DeferredLookup deferred,
      Journal journal,
      RecentClicks recent,
      Origins origins,
      Hosts hosts,
      Function<String, AllowedHostnames> hostnames,
      ClickPartners partners,
      MeterRegistry metrics,
      InstantSource clock,
      RandomGenerator random) {
    this.operations =
        new TrackOperations(
            links,
            deferred,
            new Visitors(origins, recent, new VisitLog(journal, metrics), clock, random),
            hosts,
            hostnames,
            partners);
  }

  /** The API's operations that need no key. */
  public List<Operation> operations(PublicOperations everybody) {
    return operations.declare(everybody);
  }
}
