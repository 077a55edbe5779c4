package io.waymark.analytics;

import io.waymark.events.EventStore;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkLookup;
import io.waymark.platform.http.Operation;
import java.time.InstantSource;
import java.util.List;

/** Everything about analytics, put together. */
public final class AnalyticsSlice {
  private final AnalyticsOperations operations;

  public AnalyticsSlice(EventStore events, LinkLookup links, InstantSource clock) {
    var desk = new AnalyticsDesk(new Analytics(events), new LinkGroups(links), clock);
    this.operations =
        new AnalyticsOperations(desk, new LinkScopes(links), AnalyticsRequest.shape(clock));
  }

  /** The API's operations on analytics. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }
}
