package io.waymark.conversions.shopify;

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
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about Shopify, put together. */
public final class ShopifySlice {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final SingleConnection<ShopifySettings.Change> settings;
  private final ShopifyWebhooks webhooks;
  private final Pixel pixel;

  /**
   * @param api the API's public address
   */
  public ShopifySlice(
      Jdbi jdbi,
      Connections connections,
      Ledger ledger,
      Parking parking,
      String api,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings =
        new SingleConnection<>(
            connections,
            Provider.SHOPIFY,
            "Shopify",
            ShopifySettings.Change.SHAPE,
            ShopifySettings.VIEW,
            ShopifySettings.Change::applied,
            (connection, workspace) -> ShopifySettings.view(connection, workspace, api));
    var orders = new Orders(jdbi, ledger, clock);
    this.webhooks =
        new ShopifyWebhooks(connections, new ShopifyEvents(connections, orders, ledger, parking));
    this.pixel = new Pixel(jdbi, parking, clock);
  }

  /** The settings of workspaces. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return settings.declare(workspace);
  }

  /** What Shopify and its pixels call. */
  public List<Operation> operations(PublicOperations open) {
    return Stream.concat(webhooks.declare(open).stream(), Stream.of(pixel.declare(open))).toList();
  }

  /** Forgets checkouts nobody will order by any more. */
  public void cleanUp() {
    jdbi.useHandle(handle -> CheckoutTable.cleanUp(handle, clock.instant()));
  }
}
