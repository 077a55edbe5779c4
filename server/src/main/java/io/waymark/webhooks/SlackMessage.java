package io.waymark.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as a message for people, in Slack's Block Kit (webhooks 5). */
final class SlackMessage {
  /** Slack takes fields of two thousand characters; escaped, one becomes up to five. */
  private static final int LONGEST = 350;

  private SlackMessage() {}

  static ObjectNode of(Event event) {
    var title = title(event.trigger());
    var message = Event.JSON.createObjectNode().put("text", title);
    var blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", title);
    var fields = Event.JSON.createArrayNode();
    lines(event)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                fields
                    .addObject()
                    .put("type", "mrkdwn")
                    .put("text", "*" + name + "*\n" + escaped(value));
              }
            });
    if (!fields.isEmpty()) {
      blocks.addObject().put("type", "section").set("fields", fields);
    }
    return message;
  }

  private static String title(Trigger trigger) {
    return switch (trigger) {
      case LINK_CREATED -> "A link was created";
      case LINK_UPDATED -> "A link was changed";
      case LINK_DELETED -> "A link was deleted";
      case LINK_CLICKED -> "A link was clicked";
      case LEAD_CREATED -> "A new lead";
      case SALE_CREATED -> "A new sale";
      case PARTNER_APPLICATION_SUBMITTED -> "A partner applied";
      case PARTNER_ENROLLED -> "A partner was enrolled";
      case PARTNER_MERGED -> "Two partners were merged";
      case COMMISSION_CREATED -> "A new commission";
      case BOUNTY_CREATED -> "A bounty was created";
      case BOUNTY_UPDATED -> "A bounty was changed";
      case PAYOUT_CONFIRMED -> "A payout was confirmed";
      case DISCOUNT_CODE_CREATED -> "A discount code was created";
      case DISCOUNT_CODE_DELETED -> "A discount code was deleted";
    };
  }

  private static Map<String, String> lines(Event event) {
    var data = event.data();
    var lines = new LinkedHashMap<String, String>();
    switch (event.trigger()) {
      case LINK_CREATED, LINK_UPDATED, LINK_DELETED -> link(lines, data);
      case LINK_CLICKED -> {
        link(lines, data.path("link"));
        lines.put("Country", text(data, "/click/country"));
        lines.put("Referrer", text(data, "/click/referer"));
      }
      case LEAD_CREATED, SALE_CREATED -> {
        lines.put("Event", text(data, "/eventName"));
        lines.put("Customer", text(data, "/customer/name"));
        lines.put("E-mail", text(data, "/customer/email"));
        lines.put("Amount", money(data.path("sale"), "amount"));
        link(lines, data.path("link"));
      }
      case COMMISSION_CREATED -> {
        lines.put("Partner", text(data, "/partner/name"));
        lines.put("Earnings", money(data, "earnings"));
      }
      default -> {
        lines.put("Id", text(data, "/id"));
        lines.put("Name", text(data, "/name"));
        lines.put("Partner", text(data, "/partner/name"));
        lines.put("Code", text(data, "/code"));
        lines.put("Amount", money(data, "amount"));
      }
    }
    return lines;
  }

  private static void link(Map<String, String> lines, JsonNode link) {
    lines.put("Short link", text(link, "/shortLink"));
    lines.put("Destination", text(link, "/url"));
  }

  private static String text(JsonNode node, String pointer) {
    var value = node.at(pointer);
    var text = value.isNull() ? "" : value.asText();
    return text.length() <= LONGEST ? text : text.substring(0, end(text)) + "…";
  }

  /** Where to cut, so that no character is halved. */
  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }

  /** Amounts are in hundredths of their currency. */
  private static String money(JsonNode node, String member) {
    var amount = node.path(member);
    if (!amount.isNumber()) {
      return "";
    }
    var units = BigDecimal.valueOf(amount.asLong(), 2).toPlainString();
    return (units + " " + node.path("currency").asText().toUpperCase(java.util.Locale.ROOT))
        .strip();
  }

  /** The three characters that mean something in Slack's texts. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
