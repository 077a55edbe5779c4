package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.connections.SingleConnection;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.parking.Parking;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.outbound.Outbound;
import java.time.InstantSource;
import java.util.List;

/** Everything about Stripe, put together. */
public final class StripeSlice {
  private final SingleConnection<StripeChange> settings;
  private final StripeWebhooks webhooks;

  /**
   * @param outbound asks Stripe who customers are
   * @param api the API's public address
   */
  public StripeSlice(
      Connections connections,
      Ledger ledger,
      Parking parking,
      Outbound outbound,
      String api,
      InstantSource clock) {
    var events = new StripeEvents(connections, ledger, StripeApi.over(outbound));
    this.settings =
        new SingleConnection<>(
            connections,
            Provider.STRIPE,
            "Stripe",
            StripeChange.SHAPE,
            StripeView.SHAPE,
            StripeChange::applied,
            (connection, workspace) -> StripeView.render(connection, workspace, api));
    this.webhooks = new StripeWebhooks(connections, events, parking, clock);
  }

  /** The settings of workspaces. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return settings.declare(workspace);
  }

  /** What Stripe calls. */
  public List<Operation> operations(PublicOperations open) {
    return webhooks.declare(open);
  }
}
