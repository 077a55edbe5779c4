package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.tagged;
import static io.waymark.platform.schema.Schemas.text;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests about commissions and payouts. */
class CommissionShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of commissions and payouts")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  static Map<String, Schema<?>> shapes() {
    var shapes = new HashMap<String, Schema<?>>();

    var status = field("status", choice(words("pending refunded duplicate canceled fraud")));
    shapes.put("createCommission.body", commission());
    shapes.put(
        "listCommissions.query",
        Shape.untyped(
            field("type", choice(words("click lead sale referral custom"))).optional(),
            field(
                    "status",
                    choice(words("pending processed paid refunded duplicate fraud canceled hold")))
                .optional(),
            field("sortBy", choice("createdAt", "amount")).defaultsTo("createdAt"),
            sortOrder("desc"),
            field("interval", choice("24h", "all")).defaultsTo("all"),
            pageSize(100)));
    shapes.put(
        "updateCommission.body",
        Shape.untyped(
            field("earnings", number().min(0)).optional(),
            field("saleAmount", number().min(0)).optional(),
            field("modifySaleAmount", number()).optional(),
            field("currency", text()).defaultsTo("usd"),
            status.optional()));
    shapes.put(
        "bulkUpdateCommissions.body",
        Shape.untyped(
            field(
                "commissionIds",
                list(text())
                    .min(1, "At least one commission ID is required.")
                    .max(100, "You can only update up to 100 commissions at a time.")),
            status));
    shapes.put(
        "listPayouts.query",
        Shape.untyped(
            field(
                    "status",
                    choice(words("pending processing processed sent completed failed canceled")))
                .optional(),
            field("sortBy", choice("amount", "initiatedAt", "paidAt")).defaultsTo("amount"),
            sortOrder("desc"),
            pageSize(100)));
    return shapes;
  }

  private static Schema<?> commission() {
    var custom =
        Shape.untyped(
                tag("type", "custom"),
                field("partnerId", text()),
                field("amount", number().rule(amount -> amount != 0, "Amount cannot be 0.")),
                field("description", text().max(190).nullable()).optional())
            .rule(
                "description",
                body ->
                    (body.get("amount") instanceof Double amount && amount > 0)
                        || body.containsKey("description"),
                "`description` is required when creating a clawback (negative amount).");
    var lead =
        Shape.untyped(
            tag("type", "lead"),
            field("partnerId", text()),
            field("leadEventName", text().nullable()).defaultsTo("Sign up"));
    var sale =
        Shape.untyped(
                tag("type", "sale"),
                field("partnerId", text()),
                field("customerId", text().nullable()).optional(),
                field("importStripeInvoices", bool().nullable()).defaultsTo(false),
                field("saleAmount", number().nullable()).optional())
            .rule(
                "saleAmount",
                body -> body.containsKey("saleAmount"),
                "`saleAmount` is required when `importStripeInvoices` is false.");
    return tagged("type", custom, lead, sale);
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
