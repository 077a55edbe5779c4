package io.waymark.conversions.inbound;

import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.parking.Parking;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.text.RandomText;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything about inbound webhooks, put together. */
public final class InboundSlice {
  private static final int TOKEN_LENGTH = 40;

  private final InboundOperations operations;
  private final InboundWebhooks webhooks;

  /**
   * @param api the API's public address
   * @param random makes tokens, so nobody must be able to guess it
   */
  public InboundSlice(
      Connections connections,
      Ledger ledger,
      Parking parking,
      String api,
      InstantSource clock,
      RandomGenerator random) {
    this.operations =
        new InboundOperations(connections, api, () -> RandomText.of(TOKEN_LENGTH, random));
    this.webhooks = new InboundWebhooks(connections, new Recorder(ledger), parking, clock);
  }

  /** The settings of workspaces. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }

  /** What senders call. */
  public List<Operation> operations(PublicOperations open) {
    return List.of(webhooks.declare(open));
  }
}
