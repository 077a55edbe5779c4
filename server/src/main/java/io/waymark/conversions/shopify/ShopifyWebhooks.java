package io.waymark.conversions.shopify;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Hmac;
import io.waymark.conversions.connections.Provider;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The operations that Shopify calls (D9): one of each workspace's own, and one for all shops. */
final class ShopifyWebhooks {
  private static final String HEADING = "Integrations";
  private static final int CALLS_IN_TEN_SECONDS = 5_000;

  private static final Shape<?> ANSWER =
      Shape.untyped(
              field("eventType", text()), field("response", text()).described("What became of it."))
          .named("ShopifyEventTaken");

  private final Connections connections;
  private final ShopifyEvents events;

  ShopifyWebhooks(Connections connections, ShopifyEvents events) {
    this.connections = connections;
    this.events = events;
  }

  List<Operation> declare(PublicOperations operations) {
    return List.of(
        operations
            .post("/integrations/shopify/{workspaceId}/webhook", "receiveShopify")
            .tag(HEADING)
            .summary("Receive webhooks of a Shopify store")
            .description("Called by Shopify, signed with the store's secret.")
            .answers(200, ANSWER)
            .allowing(CALLS_IN_TEN_SECONDS)
            .path(
                exchange ->
                    receive(
                        exchange,
                        Stream.ofNullable(
                                connections.find(
                                    exchange.pathParameter("workspaceId"), Provider.SHOPIFY))
                            .toList())),
        operations
            .post("/shopify/integration/webhook", "receiveShopifyShops")
            .tag(HEADING)
            .summary("Receive webhooks of Shopify stores")
            .description("The same for all stores, told apart by their domains and secrets.")
            .answers(200, ANSWER)
            .allowing(CALLS_IN_TEN_SECONDS)
            .path(exchange -> receive(exchange, claiming(exchange))));
  }

  private List<Connection> claiming(Exchange exchange) {
    var shop = exchange.header("x-shopify-shop-domain");
    return shop == null
        ? List.of()
        : connections.claiming(Provider.SHOPIFY, shop.toLowerCase(Locale.ROOT));
  }

  private Answer receive(Exchange exchange, List<Connection> candidates) {
    var signature = exchange.header("x-shopify-hmac-sha256");
    var sender =
        candidates.stream()
            .filter(candidate -> signature != null && signed(candidate, exchange, signature))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiProblem.unauthorized(
                        "The header X-Shopify-Hmac-Sha256 is missing, or not made with the secret"
                            + " that is set for this store."));
    var topic = exchange.header("x-shopify-topic");
    if (topic == null) {
      throw ApiProblem.badRequest("The header X-Shopify-Topic is missing.");
    }
    var outcome = events.take(sender, topic, exchange.body());
    return Answer.ok(Map.of("eventType", topic, "response", outcome.text()));
  }

  private static boolean signed(Connection connection, Exchange exchange, String signature) {
    var secret = connection.secrets().get(ShopifySettings.SECRET);
    return secret != null
        && Hmac.same(
            Base64.getEncoder().encodeToString(Hmac.SHA256.of(secret, exchange.body())), signature);
  }
}
