package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.Sale;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** What those who report leads and sales are answered (D2, D3). */
final class TrackAnswers {
  static final Shape<?> LEAD =
      Shape.untyped(
              field("click", Shape.untyped(field("id", text()))),
              field(
                      "link",
                      Shape.untyped(
                              field("id", text()),
                              field("domain", text()),
                              field("key", text()),
                              field("shortLink", text()),
                              field("url", text()),
                              field("partnerId", text().nullable()),
                              field("programId", text().nullable()),
                              field("tenantId", text().nullable()),
                              field("externalId", text().nullable()))
                          .nullable())
                  .described("The link that led here; null if the lead was counted before."),
              field(
                  "customer",
                  Shape.untyped(
                      field("name", text().nullable()),
                      field("email", text().nullable()),
                      field("avatar", text().nullable()),
                      field("externalId", text().nullable()))))
          .named("TrackedLead");

  static final Shape<?> SALE =
      Shape.untyped(
              field("eventName", text()),
              field(
                      "customer",
                      Shape.untyped(
                              field("id", text()),
                              field("name", text().nullable()),
                              field("email", text().nullable()),
                              field("avatar", text().nullable()),
                              field("externalId", text().nullable()))
                          .nullable())
                  .described("Null if no sale was recorded."),
              field(
                      "sale",
                      Shape.untyped(
                              field("amount", integer()).described("In cents of US dollars."),
                              field("currency", text()),
                              field("paymentProcessor", text()),
                              field("invoiceId", text().nullable()),
                              field("metadata", json().nullable()))
                          .nullable())
                  .described("Null if the customer is not known, or the amount is zero."))
          .named("TrackedSale");

  private TrackAnswers() {}

  static ObjectNode lead(
      String clickId, @Nullable TrackedLink link, String externalId, Newcomers.Details customer) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("click").put("id", clickId);
    answer.set("link", link == null ? JsonNodeFactory.instance.nullNode() : link(link));
    answer
        .putObject("customer")
        .put("name", customer.name())
        .put("email", customer.email())
        .put("avatar", customer.avatar())
        .put("externalId", externalId);
    return answer;
  }

  static ObjectNode lead(String clickId, @Nullable TrackedLink link, Customer customer) {
    return lead(
        clickId,
        link,
        customer.externalId(),
        new Newcomers.Details(customer.shownName(), customer.email(), customer.avatar()));
  }

  private static ObjectNode link(TrackedLink link) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", link.id())
        .put("domain", link.domain())
        .put("key", link.key())
        .put("shortLink", link.shortLink())
        .put("url", link.url())
        .put("partnerId", link.partnerId())
        .put("programId", link.programId())
        .put("tenantId", link.tenantId())
        .put("externalId", link.externalId());
  }

  /** Where nothing is recorded, which is no error (D3.3, D3.5). */
  static ObjectNode noSale(String eventName) {
    var answer = JsonNodeFactory.instance.objectNode().put("eventName", eventName);
    answer.putNull("customer");
    answer.putNull("sale");
    return answer;
  }

  static ObjectNode sale(Sale sale, Customer customer) {
    var answer = JsonNodeFactory.instance.objectNode().put("eventName", sale.eventName());
    answer
        .putObject("customer")
        .put("id", customer.id())
        .put("name", customer.shownName())
        .put("email", customer.email())
        .put("avatar", customer.avatar())
        .put("externalId", customer.externalId());
    answer
        .putObject("sale")
        .put("amount", sale.amount())
        .put("currency", sale.currency())
        .put("paymentProcessor", sale.paymentProcessor())
        .put("invoiceId", TrackFields.orNull(sale.invoiceId()))
        .set("metadata", ConversionNews.metadata(sale.metadata()));
    return answer;
  }
}
