package io.waymark.conversions.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Recorded;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.Person.Kind;
import io.waymark.conversions.parking.Parking;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Does what each topic of Shopify's webhooks asks for (D9). */
final class ShopifyEvents {
  private static final Logger LOG = Logger.getLogger(ShopifyEvents.class);

  private final Connections connections;
  private final Orders orders;
  private final Ledger ledger;
  private final Parking parking;

  ShopifyEvents(Connections connections, Orders orders, Ledger ledger, Parking parking) {
    this.connections = connections;
    this.orders = orders;
    this.ledger = ledger;
    this.parking = parking;
    parking.attend(Provider.SHOPIFY, this::again);
  }

  private Outcome again(String workspaceId, String order) {
    return connections.find(workspaceId, Provider.SHOPIFY) == null
        ? new Nothing("The workspace is not connected any more.")
        : orders.paid(workspaceId, Payload.read(order.getBytes(UTF_8)), true);
  }

  Outcome take(Connection connection, String topic, byte[] body) {
    var payload = Payload.read(body);
    var workspaceId = connection.workspaceId();
    return switch (topic) {
      case "customers/redact" ->
          ledger.forget(
              workspaceId, Person.known().by(Kind.EXTERNAL_ID, payload.text("/customer/id")));
      case "customers/data_request" -> requested(connection, payload);
      case "app/uninstalled" -> uninstalled(connection);
      case "shop/redact" -> forgotten(connection);
      case String orderly when ShopifySettings.uninstalled(connection) ->
          new Nothing("The app is uninstalled: " + orderly + " is passed over.");
      case "orders/paid" -> paid(workspaceId, payload, body);
      case "refunds/create" -> orders.refunded(workspaceId, payload);
      default -> new Nothing("Events of this topic change nothing here.");
    };
  }

  private Outcome paid(String workspaceId, Payload order, byte[] body) {
    var outcome = orders.paid(workspaceId, order, false);
    if (outcome instanceof Waiting) {
      var id = Objects.requireNonNullElse(order.text("/id"), "");
      var subject = Objects.requireNonNullElse(Orders.checkout(order), "");
      parking.park(workspaceId, Provider.SHOPIFY, id, subject, new String(body, UTF_8));
      return new Waiting(outcome.text() + " It is tried again for three days.");
    }
    return outcome;
  }

  /** What is stored of a customer, the workspace's owners can export themselves. */
  private static Outcome requested(Connection connection, Payload payload) {
    LOG.infof(
        "Shopify customer %s of workspace %s asks what is stored of them: export the customer",
        payload.text("/customer/id"), connection.workspaceId());
    return new Recorded("The server's operators are told.");
  }

  /**
   * Its secret is kept until the shop asks to be forgotten, or nobody could tell it is the shop.
   */
  private Outcome uninstalled(Connection connection) {
    connections.change(connection.workspaceId(), connection.id(), ShopifySettings::withoutApp);
    return new Recorded("Orders are passed over from now on.");
  }

  private Outcome forgotten(Connection connection) {
    connections.delete(connection.workspaceId(), connection.id());
    parking.forget(connection.workspaceId(), Provider.SHOPIFY);
    return new Recorded("The shop is not connected any more.");
  }
}
