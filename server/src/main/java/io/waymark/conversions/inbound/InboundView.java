package io.waymark.conversions.inbound;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** An inbound webhook as the API shows it. */
final class InboundView {
  static final Shape<?> SHAPE =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("webhookUrl", text()).described("The address to enter at the sender."),
              field("secret", text())
                  .described("The token, or what signs: shown only when it was just made.")
                  .optional(),
              field("signature", Proof.SHAPE),
              field("rules", list(Rule.SHAPE)),
              field("createdAt", text()),
              field("updatedAt", text()))
          .named("InboundWebhook");

  private InboundView() {}

  /**
   * Renders it.
   *
   * @param api the API's public address
   */
  static ObjectNode render(Connection connection, String api) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", connection.id())
            .put("name", connection.settings().path("name").asText())
            .put("webhookUrl", api + "/integrations/inbound/" + connection.id() + "/webhook");
    view.set("signature", InboundSettings.proof(connection).json());
    var rules = view.putArray("rules");
    InboundSettings.rules(connection).forEach(rule -> rules.add(rule.json()));
    return view.put("createdAt", Timestamps.iso(connection.createdAt()))
        .put("updatedAt", Timestamps.iso(connection.updatedAt()));
  }
}
