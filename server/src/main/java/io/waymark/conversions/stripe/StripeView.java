package io.waymark.conversions.stripe;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import io.waymark.identity.Workspace;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.function.Function;

/** A connection with Stripe as the API shows it: of its secrets, only whether they are set. */
final class StripeView {
  private static final Shape<?> SET =
      Shape.untyped(field("live", bool()), field("test", bool()), field("sandbox", bool()));

  static final Shape<?> SHAPE =
      Shape.untyped(
              field("id", text()),
              field("accountId", text().nullable()),
              field("stripeMode", text()),
              field(
                  "freeTrials",
                  Shape.untyped(field("enabled", bool()), field("trackQuantity", bool()))),
              field(
                      "webhookUrls",
                      Shape.untyped(
                          field("live", text()), field("test", text()), field("sandbox", text())))
                  .described("The addresses to enter at Stripe."),
              field("webhookSecrets", SET).described("Whether they are set."),
              field("apiKeys", SET).described("Whether they are set."),
              field("createdAt", text()),
              field("updatedAt", text()))
          .named("StripeIntegration");

  private StripeView() {}

  /**
   * Renders it.
   *
   * @param api the API's public address
   */
  static ObjectNode render(Connection connection, Workspace workspace, String api) {
    var settings = StripeSettings.of(connection);
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", connection.id())
            .put("accountId", connection.account())
            .put("stripeMode", settings.mode().label());
    view.putObject("freeTrials")
        .put("enabled", settings.freeTrials())
        .put("trackQuantity", settings.trackQuantity());
    var urls = view.putObject("webhookUrls");
    for (var mode : StripeMode.values()) {
      urls.put(
          mode.label(),
          api + "/integrations/stripe/" + workspace.publicId() + "/webhook" + mode.suffix());
    }
    set(view.putObject("webhookSecrets"), connection, StripeSettings::webhookSecret);
    set(view.putObject("apiKeys"), connection, StripeSettings::apiKey);
    return view.put("createdAt", Timestamps.iso(connection.createdAt()))
        .put("updatedAt", Timestamps.iso(connection.updatedAt()));
  }

  private static void set(
      ObjectNode shown, Connection connection, Function<StripeMode, String> name) {
    for (var mode : StripeMode.values()) {
      shown.put(mode.label(), connection.secrets().containsKey(name.apply(mode)));
    }
  }
}
