package io.waymark.conversions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What pages are answered: of customers only what the page itself said. Anybody has a page's key,
 * and ids of customers can be guessed.
 */
final class PageAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PageAnswers() {}

  static JsonNode lead(JsonNode answer, LeadRequest request) {
    return customer(
        answer, request.customerName(), request.customerEmail(), request.customerAvatar());
  }

  static JsonNode sale(JsonNode answer, SaleRequest request) {
    var shown =
        customer(answer, request.customerName(), request.customerEmail(), request.customerAvatar());
    if (shown.get("sale") instanceof ObjectNode sale) {
      // an invoice that was reported before may be another's
      sale.set("metadata", JSON.valueToTree(request.metadata()));
    }
    return shown;
  }

  private static JsonNode customer(
      JsonNode answer, @Nullable String name, @Nullable String email, @Nullable String avatar) {
    JsonNode shown = answer.deepCopy();
    if (shown.get("customer") instanceof ObjectNode customer) {
      customer.put("name", name).put("email", email).put("avatar", avatar);
    }
    return shown;
  }
}
