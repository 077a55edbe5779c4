package io.waymark.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * An event as Segment's {@code track} takes it (webhooks 5): who, what, when, and the data as
 * properties.
 */
final class SegmentCall {
  private SegmentCall() {}

  /** The call; null for events that are about nobody. */
  static @Nullable ObjectNode of(Event event) {
    return switch (event.trigger()) {
      case LINK_CLICKED -> call(event).put("anonymousId", event.data().at("/click/id").asText());
      case LEAD_CREATED, SALE_CREATED -> call(event).put("userId", customer(event.data()));
      case PARTNER_ENROLLED -> call(event).put("userId", event.data().path("partnerId").asText());
      default -> null;
    };
  }

  private static String customer(JsonNode data) {
    var own = data.at("/customer/externalId").asText();
    return own.isEmpty() ? data.at("/customer/id").asText() : own;
  }

  private static ObjectNode call(Event event) {
    var call =
        Event.JSON
            .createObjectNode()
            .put("messageId", event.id())
            .put("event", event.trigger().label())
            .put("timestamp", Timestamps.iso(event.createdAt()));
    var click = event.data().path("click");
    var context = call.putObject("context");
    if (click.isObject()) {
      context.put("ip", click.path("ip").asText()).put("userAgent", click.path("ua").asText());
      context
          .putObject("location")
          .put("country", click.path("country").asText())
          .put("region", click.path("region").asText())
          .put("city", click.path("city").asText());
      context.putObject("page").put("referrer", click.path("refererUrl").asText());
    }
    call.set("properties", event.data());
    return call;
  }
}
