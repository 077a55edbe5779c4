package io.waymark.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.Customers.Customer;
import io.waymark.events.Click;
import io.waymark.events.Conversion;
import io.waymark.events.Event;
import io.waymark.events.Lead;
import io.waymark.events.Sale;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events as the API shows them (C4, C5). */
final class EventView {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How JavaScript writes a date as text. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern(
              "EEE MMM dd uuuu HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private EventView() {}

  /**
   * A row.
   *
   * @param link as the API shows it, as it is today
   * @param customer of a conversion, null if it is gone
   */
  static ObjectNode render(Event event, ObjectNode link, @Nullable Customer customer) {
    var row =
        JsonNodeFactory.instance
            .objectNode()
            .put("event", name(event))
            .put("timestamp", DATE.format(event.timestamp()));
    switch (event) {
      case Click click ->
          row.<ObjectNode>set("click", click(click, click.timestamp())).set("link", link);
      case Conversion conversion -> conversion(row, conversion, link, customer);
    }
    return flat(row, event.click(), link);
  }

  /** The published name of one event. */
  static String name(Event event) {
    return switch (event) {
      case Click _ -> "click";
      case Lead _ -> "lead";
      case Sale _ -> "sale";
    };
  }

  private static void conversion(
      ObjectNode row, Conversion conversion, ObjectNode link, @Nullable Customer customer) {
    row.put("eventId", conversion.eventId()).put("eventName", conversion.eventName());
    if (conversion instanceof Sale sale) {
      row.putObject("sale")
          .put("amount", sale.amount())
          .put("invoiceId", sale.invoiceId())
          .put("paymentProcessor", sale.paymentProcessor())
          .put("currency", sale.currency());
    }
    var metadata = metadata(conversion.metadata());
    if (metadata != null) {
      row.set("metadata", metadata);
    }
    row.set("link", link);
    // Its time is that of the conversion, which is what clients know.
    row.set("click", click(conversion.click(), conversion.timestamp()));
    row.set(
        "customer", customer == null ? placeholder(conversion.customerId()) : customer(customer));
    if (conversion instanceof Sale sale) {
      row.put("saleAmount", sale.amount())
          .put("invoice_id", sale.invoiceId())
          .put("payment_processor", sale.paymentProcessor());
    }
  }

  /** Null if there is none, or what is stored cannot be read. */
  private static @Nullable JsonNode metadata(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static ObjectNode click(Click click, Instant timestamp) {
    var place = click.place();
    var agent = click.agent();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", click.clickId())
        .put("timestamp", Timestamps.iso(timestamp))
        .put("url", click.url())
        .put("country", place.country())
        .put("city", place.city())
        .put("region", place.country() + "-" + place.region())
        .put("continent", place.continent())
        .put("device", agent.device())
        .put("browser", agent.browser())
        .put("os", agent.os())
        .put("ua", agent.userAgent())
        .put("trigger", click.trigger().label())
        .put("referer", click.referer())
        .put("refererUrl", withoutQuery(click.refererUrl()))
        .put("qr", click.qr())
        .put("ip", click.ip());
  }

  static String withoutQuery(String url) {
    var query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static ObjectNode customer(Customer customer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", customer.id())
        .put("name", customer.name())
        .put("email", customer.email())
        .put("avatar", customer.avatar())
        .put("externalId", customer.externalId())
        .put("country", customer.country())
        .put("createdAt", Timestamps.iso(customer.createdAt()));
  }

  private static ObjectNode placeholder(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("name", "Deleted Customer")
        .put("email", "deleted@customer.com")
        .put("externalId", id)
        .put("createdAt", Timestamps.iso(Instant.EPOCH));
  }

  /** What old clients read. */
  private static ObjectNode flat(ObjectNode row, Click click, ObjectNode link) {
    return row.put("click_id", click.clickId())
        .put("link_id", click.linkId())
        .put("domain", link.path("domain").asText())
        .put("key", link.path("key").asText())
        .put("url", click.url())
        .put("continent", click.place().continent())
        .put("country", click.place().country())
        .put("city", click.place().city())
        .put("device", click.agent().device())
        .put("browser", click.agent().browser())
        .put("os", click.agent().os())
        .put("qr", click.qr() ? 1 : 0)
        .put("ip", click.ip());
  }
}
