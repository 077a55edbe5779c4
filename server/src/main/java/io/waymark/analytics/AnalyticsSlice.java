package io.waymark.analytics;

import io.waymark.analytics.programs.PartnerEarnings;
import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.events.EventStore;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkLookup;
import io.waymark.links.LinkUsage;
import io.waymark.links.SharedDashboards;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.http.RateLimits;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Everything about analytics, put together. */
public final class AnalyticsSlice {
  private final AnalyticsOperations operations;
  private final AnalyticsExport export;
  private final EventOperations events;
  private final CustomerActivity activity;
  private final LiveFeed live;
  private final PublicAnalytics everybody;
  private final UsageOperations usage;
  private final PartnerAnalytics ofPartners;

  public AnalyticsSlice(
      EventStore store,
      LinkLookup links,
      LinkUsage made,
      SharedDashboards dashboards,
      Customers customers,
      ProgramLookup programs,
      PartnerEarnings earnings,
      RateLimits limits,
      InstantSource clock) {
    var shape = AnalyticsRequest.shape(clock);
    var scopes = new LinkScopes(links, programs);
    var analytics = new Analytics(store);
    var desk = new AnalyticsDesk(analytics, new LinkGroups(links, programs), programs, clock);
    var rows = new EventRows(links, customers);
    this.operations = new AnalyticsOperations(desk, scopes, shape);
    this.export = new AnalyticsExport(desk, scopes, shape, limits);
    this.events = new EventOperations(new EventDesk(store, scopes, rows, clock), clock);
    this.activity = new CustomerActivity(store, rows, links, customers, clock);
    this.live = new LiveFeed(store, rows, clock);
    this.everybody = new PublicAnalytics(dashboards, desk, scopes, shape, clock);
    this.usage = new UsageOperations(new EventUsage(store, made), made, links, clock);
    this.ofPartners = new PartnerAnalytics(analytics, desk, links, programs, earnings, clock);
  }

  /** The API's operations on analytics and events. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            operations.declare(workspace),
            List.of(export.declare(workspace)),
            events.declare(workspace),
            List.of(activity.declare(workspace), live.declare(workspace), usage.declare(workspace)))
        .flatMap(List::stream)
        .toList();
  }

  /** Those on partners. */
  public List<Operation> operationsOnPartners(WorkspaceOperations workspace) {
    return List.of(ofPartners.declare(workspace));
  }

  /** The API's operations that need no key. */
  public List<Operation> operations(PublicOperations open) {
    return List.of(everybody.declare(open));
  }

  /** Lets go of whoever listens to events, so that the server can stop. */
  public void close() {
    live.close();
  }
}
