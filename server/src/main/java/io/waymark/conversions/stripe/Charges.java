package io.waymark.conversions.stripe;

import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.RefundReport;
import java.util.List;

/** A charge was paid back, wholly or in part: {@code charge.refunded} (D9). */
final class Charges {
  private final Ledger ledger;

  Charges(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A charge tells the sum of all its refunds so far, so the largest is the latest. */
  Outcome refunded(StripeEvent event) {
    var charge = event.object();
    var id = charge.text("/id");
    var refunded = charge.whole("/amount_refunded");
    var paid = charge.whole("/amount");
    var currency = charge.text("/currency");
    if (id == null || refunded == null || refunded <= 0 || currency == null) {
      return new Nothing("Nothing was paid back.");
    }
    var payment = charge.id("/payment_intent");
    var invoice = charge.id("/invoice");
    if (invoice != null) {
      ledger.alias(
          event.workspaceId(), invoice, payment == null ? List.of(id) : List.of(id, payment));
    }
    return ledger.refund(
        event.workspaceId(),
        new RefundReport(
            "stripe",
            id,
            payment == null ? id : payment,
            StripeAmounts.units(refunded, currency),
            currency,
            paid == null || paid <= 0 ? null : StripeAmounts.units(paid, currency)));
  }
}
