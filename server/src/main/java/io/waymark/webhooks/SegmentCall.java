package io.waymark.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event as Segment's {@code track} takes it (webhooks 5, D9): who, what, when, and the data as
 * properties.
 */
final class SegmentCall {
  /** Sources at Segment tell by these where a call comes from. */
  private static final String INTEGRATION = "dub";

  private static final String VERSION = "1.0.0";

  private SegmentCall() {}

  /** The call; null for events that are about nobody. */
  static @Nullable ObjectNode of(Event event) {
    var data = event.data();
    return switch (event.trigger()) {
      case LINK_CLICKED ->
          call(event, "Link Clicked").put("anonymousId", data.at("/click/id").asText());
      case LEAD_CREATED, SALE_CREATED ->
          call(event, capitalised(data.path("eventName").asText())).put("userId", customer(data));
      case PARTNER_ENROLLED ->
          call(event, "Partner Enrolled").put("userId", data.path("partnerId").asText());
      default -> null;
    };
  }

  private static String capitalised(String name) {
    var second = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
    return name.substring(0, second).toUpperCase(Locale.ROOT) + name.substring(second);
  }

  private static String customer(JsonNode data) {
    var own = data.at("/customer/externalId").asText();
    return own.isEmpty() ? data.at("/customer/id").asText() : own;
  }

  private static ObjectNode call(Event event, String name) {
    var call =
        Event.JSON
            .createObjectNode()
            .put("messageId", event.id())
            .put("event", name)
            .put("timestamp", Timestamps.iso(event.createdAt()));
    var context = call.putObject("context");
    var click = event.data().path("click");
    if (click.isObject()) {
      context.put("ip", click.path("ip").asText()).put("userAgent", click.path("ua").asText());
      context
          .putObject("location")
          .put("country", click.path("country").asText())
          .put("region", click.path("region").asText())
          .put("city", click.path("city").asText());
      context.putObject("page").put("referrer", click.path("refererUrl").asText());
    }
    context.putObject("integration").put("name", INTEGRATION).put("version", VERSION);
    var campaign = campaign(event.data().path("link"));
    if (!campaign.isEmpty()) {
      context.set("campaign", campaign);
    }
    call.set("properties", properties(event.data()));
    return call;
  }

  /** The campaign of the link, as far as it has one. */
  private static ObjectNode campaign(JsonNode link) {
    var campaign = Event.JSON.createObjectNode();
    Stream.of("name", "source", "medium", "term", "content")
        .forEach(
            part -> {
              var member = part.equals("name") ? "utm_campaign" : "utm_" + part;
              var value = link.path(member).textValue();
              if (value != null) {
                campaign.put(part, value);
              }
            });
    return campaign;
  }

  /** Where something was sold, its amount stands where Segment looks for it, too. */
  private static ObjectNode properties(ObjectNode data) {
    var properties = data.deepCopy();
    var sale = data.path("sale");
    if (sale.isObject()) {
      properties.put("revenue", sale.path("amount").asLong());
      properties.put("currency", sale.path("currency").asText());
    }
    return properties;
  }
}
