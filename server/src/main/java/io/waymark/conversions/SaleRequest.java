package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.conversions.money.MinorUnits;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer paid (D3). */
record SaleRequest(
    @Nullable String customerExternalId,
    long amount,
    String currency,
    String eventName,
    String paymentProcessor,
    @Nullable String invoiceId,
    @Nullable Map<String, JsonNode> metadata,
    @Nullable String leadEventName,
    @Nullable String clickId,
    @Nullable String customerName,
    @Nullable String customerEmail,
    @Nullable String customerAvatar,
    @Nullable String externalId,
    @Nullable String customerId) {

  static final Shape<SaleRequest> SHAPE =
      Shape.of(
              SaleRequest.class,
              field("customerExternalId", text().max(TrackFields.LONGEST_ID).nullable())
                  .described("The id your system has for the customer.")
                  .optional(),
              field(
                      "amount",
                      integer().message("amount is required").min(0, "amount cannot be negative"))
                  .described(
                      "What was paid, in the currency's smallest unit: cents, but whole yen, and"
                          + " thousandths of a dinar."),
              field(
                      "currency",
                      text()
                          .mapped(code -> code.toLowerCase(Locale.ROOT))
                          .rule(
                              MinorUnits::known,
                              "Invalid currency: expected an ISO 4217 code such as usd"))
                  .described("The currency, converted to US dollars at the rate of the day.")
                  .defaultsTo("usd"),
              field("eventName", text().max(TrackFields.LONGEST_EVENT_NAME))
                  .described("What was bought or paid.")
                  .example("Invoice paid")
                  .defaultsTo("Purchase"),
              field(
                      "paymentProcessor",
                      choice(
                          "stripe",
                          "shopify",
                          "polar",
                          "paddle",
                          "apple",
                          "revenuecat",
                          "dub",
                          "custom"))
                  .described("Who took the payment.")
                  .defaultsTo("custom"),
              field("invoiceId", text().max(TrackFields.LONGEST_ID).nullable())
                  .described(
                      "The invoice. One is counted once: reported again, it is answered the same.")
                  .defaultsToNull(),
              TrackFields.metadata(),
              field("leadEventName", text().max(TrackFields.LONGEST_EVENT_NAME).nullable())
                  .described(
                      "The lead that the sale came from, by its event's name as it was reported;"
                          + " else the customer's latest.")
                  .defaultsToNull(),
              field("clickId", text().nullable())
                  .described("For customers without a lead: the id of the click that led here.")
                  .optional(),
              TrackFields.customerName(),
              TrackFields.customerEmail(),
              TrackFields.customerAvatar(),
              TrackFields.once("externalId"),
              TrackFields.once("customerId"))
          .named("SaleTracked");

  /** From a page: with the name of today for the customer. */
  static final Shape<SaleRequest> OF_PAGES =
      Shape.of(
              SaleRequest.class,
              SHAPE
                  .fields()
                  .replacing(
                      TrackFields.customerOfPages(),
                      TrackFields.once("externalId").hidden(),
                      TrackFields.once("customerId").hidden()))
          .named("SaleTrackedByPage");

  String customer() {
    return TrackFields.externalId(customerExternalId, externalId, customerId);
  }

  @Nullable String invoice() {
    return TrackFields.orNull(invoiceId);
  }

  @Nullable String click() {
    return TrackFields.orNull(clickId);
  }

  @Nullable String lead() {
    return TrackFields.orNull(leadEventName);
  }
}
