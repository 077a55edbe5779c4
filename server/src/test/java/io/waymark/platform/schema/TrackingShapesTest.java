package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests about leads, sales, opens and customers. */
class TrackingShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of tracking and customers")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  record NewSale(
      String customerExternalId,
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
      @Nullable String customerAvatar) {
    static final Shape<NewSale> SHAPE =
        Shape.of(
            NewSale.class,
            field("customerExternalId", text().trimmed().min(1).max(100)).defaultsTo(""),
            field(
                "amount",
                integer().message("amount is required").min(0, "amount cannot be negative")),
            field("currency", text().mapped(code -> code.toLowerCase(Locale.ROOT)))
                .defaultsTo("usd"),
            field("eventName", text().max(255)).defaultsTo("Purchase"),
            field(
                    "paymentProcessor",
                    choice(words("stripe shopify polar paddle apple revenuecat dub custom")))
                .defaultsTo("custom"),
            field("invoiceId", text().nullable()).defaultsToNull(),
            field("metadata", smallMetadata()).defaultsToNull(),
            field("leadEventName", text().nullable()).defaultsToNull(),
            field("clickId", text().nullable()).optional(),
            field("customerName", text().max(100).nullable()).defaultsToNull(),
            field("customerEmail", text().email().max(100).nullable()).defaultsToNull(),
            field("customerAvatar", text().nullable()).defaultsToNull());
  }

  private static Schema<Map<String, JsonNode>> smallMetadata() {
    return map(json())
        .rule(
            values -> Json.tree(values).toString().length() <= 10_000,
            "Metadata must be less than 10,000 characters when stringified")
        .nullable();
  }

  static Map<String, Schema<?>> shapes() {
    var shapes = new HashMap<String, Schema<?>>();
    shapes.put("trackSale.body", NewSale.SHAPE);

    var eventName = field("eventName", text().min(1, "eventName is required").max(255));
    var customerId = field("customerExternalId", text().trimmed().min(1).max(100));
    shapes.put(
        "trackLead.body",
        Shape.untyped(
            field("clickId", text()).optional(),
            eventName,
            customerId.optional(),
            field("customerName", text().max(100).nullable()).defaultsToNull(),
            field("customerEmail", text().email().max(100).nullable()).defaultsToNull(),
            field("customerAvatar", text().nullable()).defaultsToNull(),
            field("mode", choice("async", "wait", "deferred")).defaultsTo("async"),
            field("eventQuantity", integer().above(0).max(100).nullable()).optional(),
            field("metadata", smallMetadata()).defaultsToNull(),
            field("externalId", text()).optional().deprecated()));
    shapes.put(
        "trackLeadClient.body", Shape.untyped(field("clickId", text()), eventName, customerId));
    shapes.put(
        "trackOpen.body",
        Shape.untyped(field("deepLink", target()).optional(), field("dubDomain", text()).optional())
            .rule(
                open -> open.containsKey("deepLink") || open.containsKey("dubDomain"),
                "You need to provide either `deepLink` or `dubDomain` for deferred deep linking."));
    var customer =
        Fields.of(
            field("email", text().email().nullable()).optional(),
            field("name", text().nullable()).optional(),
            field("avatar", text().url(StandInUrls::isUrl).nullable()).optional(),
            field("externalId", text().message("External ID is required")),
            field("stripeCustomerId", text().nullable()).optional(),
            field("country", text()));
    shapes.put("createCustomer.body", Shape.untyped(customer));
    shapes.put("updateCustomer.body", Shape.untyped(customer.optional()));
    shapes.put(
        "getCustomers.query",
        Shape.untyped(
            field(
                    "sortBy",
                    choice("createdAt", "saleAmount", "firstSaleAt", "subscriptionCanceledAt"))
                .defaultsTo("createdAt"),
            sortOrder("desc"),
            field("includeExpandedFields", Query.flag()).optional(),
            pageSize(100)));
    return shapes;
  }

  private static Schema<String> target() {
    return text().max(32_000).mapped(StandInUrls::target, "Invalid URL");
  }

  private static Field<Integer> pageSize(int max) {
    return field("pageSize", Query.pageSize(max)).defaultsTo(max);
  }

  private static Field<String> sortOrder(String byDefault) {
    return field("sortOrder", choice("asc", "desc")).defaultsTo(byDefault);
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }
}
