package io.waymark.conversions.segment;

import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.connections.SingleConnection;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.parking.Parking;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import java.time.InstantSource;
import java.util.List;

/** Everything about events that Segment passes on, put together. */
public final class SegmentSlice {
  private final SingleConnection<SegmentSettings.Change> settings;
  private final SegmentWebhooks webhooks;

  /**
   * @param api the API's public address
   */
  public SegmentSlice(
      Connections connections, Ledger ledger, Parking parking, String api, InstantSource clock) {
    this.settings =
        new SingleConnection<>(
            connections,
            Provider.SEGMENT,
            "Segment",
            SegmentSettings.Change.SHAPE,
            SegmentSettings.VIEW,
            SegmentSettings.Change::applied,
            (connection, workspace) -> SegmentSettings.view(connection, workspace, api));
    this.webhooks = new SegmentWebhooks(connections, new SegmentEvents(ledger), parking, clock);
  }

  /** The settings of workspaces. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return settings.declare(workspace);
  }

  /** What Segment calls. */
  public List<Operation> operations(PublicOperations open) {
    return List.of(webhooks.declare(open));
  }
}
