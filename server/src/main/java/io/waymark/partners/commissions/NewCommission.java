package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Schemas;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** What somebody wants a partner to have earned (B2). */
sealed interface NewCommission {

  /**
   * Something given, or taken back.
   *
   * @param amount in cents; negative for what is taken back
   * @param date when; null for now
   */
  record Custom(String partnerId, long amount, @Nullable String date, @Nullable String description)
      implements NewCommission {}

  /** A lead that was not tracked. */
  record Lead(
      String partnerId,
      @Nullable String customerId,
      @Nullable JsonNode customer,
      @Nullable String linkId,
      @Nullable String leadEventDate,
      String leadEventName)
      implements NewCommission {}

  /** A sale that was not tracked. */
  record Sale(
      String partnerId,
      @Nullable String customerId,
      @Nullable JsonNode customer,
      @Nullable String linkId,
      @Nullable Long saleAmount,
      @Nullable String saleEventDate,
      @Nullable String invoiceId,
      @Nullable String productId,
      boolean importStripeInvoices)
      implements NewCommission {}

  /** As much as anybody can be given at once, in cents. */
  long MOST = 1_000_000_000_000L;

  int LONGEST = 190;

  Schema<NewCommission> SCHEMA =
      Schemas.<NewCommission>tagged(
          "type",
          Shape.of(
                  Custom.class,
                  tag("type", "custom"),
                  field("partnerId", text()).described("The partner."),
                  field("amount", integer().min(-MOST).max(MOST))
                      .described("In cents of US dollars; negative to take something back."),
                  field("date", text().nullable()).described("When; now if not given.").optional(),
                  field("description", text().max(LONGEST).nullable())
                      .described("What for; required to take something back.")
                      .optional())
              .rule("amount", custom -> custom.amount() != 0, "Amount cannot be 0.")
              .rule(
                  "description",
                  custom -> custom.amount() > 0 || !blank(custom.description()),
                  "`description` is required when creating a clawback (negative amount).")
              .named("CustomCommission"),
          Shape.of(
                  Lead.class,
                  tag("type", "lead"),
                  field("partnerId", text()),
                  field("customerId", text().nullable()).optional(),
                  field("customer", json().nullable()).optional(),
                  field("linkId", text().nullable()).optional(),
                  field("leadEventDate", text().nullable()).optional(),
                  field("leadEventName", text()).defaultsTo("Sign up"))
              .named("LeadCommission"),
          Shape.of(
                  Sale.class,
                  tag("type", "sale"),
                  field("partnerId", text()),
                  field("customerId", text().nullable()).optional(),
                  field("customer", json().nullable()).optional(),
                  field("linkId", text().nullable()).optional(),
                  field("saleAmount", integer().min(0).nullable()).optional(),
                  field("saleEventDate", text().nullable()).optional(),
                  field("invoiceId", text().nullable()).optional(),
                  field("productId", text().nullable()).optional(),
                  field("importStripeInvoices", bool()).defaultsTo(false))
              .rule(
                  "saleAmount",
                  sale ->
                      sale.importStripeInvoices()
                          || (sale.saleAmount() != null && sale.saleAmount() > 0),
                  "`saleAmount` is required when `importStripeInvoices` is false.")
              .named("SaleCommission"));

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
