package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.ledger.RefundReport;
import io.waymark.conversions.money.MinorUnits;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something was paid back, as a workspace's own server says. */
record RefundRequest(
    String invoiceId,
    long amount,
    String currency,
    @Nullable Long paid,
    @Nullable String refundId) {
  private static final long MOST = 1_000_000_000_000L;

  static final Shape<RefundRequest> SHAPE =
      Shape.of(
              RefundRequest.class,
              field("invoiceId", text().min(1).max(TrackFields.LONGEST_ID))
                  .described("The invoice that the sale was reported with, before or after this."),
              field("amount", integer().min(0).max(MOST))
                  .described("What was paid back, in the currency's smallest unit."),
              field(
                      "currency",
                      text()
                          .mapped(code -> code.toLowerCase(Locale.ROOT))
                          .rule(
                              MinorUnits::known,
                              "Invalid currency: expected an ISO 4217 code such as usd"))
                  .described("The currency.")
                  .defaultsTo("usd"),
              field("paid", integer().min(1).max(MOST).nullable())
                  .described(
                      "All that had been paid, if the sale was reported without its taxes or in"
                          + " another currency.")
                  .optional(),
              field("refundId", text().min(1).max(TrackFields.LONGEST_ID).nullable())
                  .described(
                      "The refund's own id; reported again, it counts once. Without, the amount is"
                          + " all that was paid back of the invoice so far.")
                  .optional())
          .named("RefundReported");

  RefundReport report() {
    return new RefundReport(
        "api",
        refundId == null ? "invoice " + invoiceId : "refund " + refundId,
        invoiceId,
        amount,
        currency,
        paid);
  }
}
