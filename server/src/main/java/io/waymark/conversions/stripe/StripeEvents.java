package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Recorded;
import io.waymark.conversions.ledger.Withdrawal;

/** Has each kind of event recorded (D9). */
final class StripeEvents {
  private final Connections connections;
  private final Ledger ledger;
  private final Checkouts checkouts;
  private final Invoices invoices;
  private final Charges charges;
  private final StripeCustomers customers;

  StripeEvents(Connections connections, Ledger ledger, Directory directory) {
    var lookups = new Lookups(directory);
    var codes = new PromotionCodes(directory);
    this.ledger = ledger;
    this.connections = connections;
    this.checkouts = new Checkouts(ledger, lookups, codes);
    this.invoices = new Invoices(ledger, lookups, codes);
    this.charges = new Charges(ledger);
    this.customers = new StripeCustomers(ledger, lookups);
  }

  Outcome record(StripeEvent event) {
    return switch (event.type()) {
      // The second is told of payments that take days, such as by bank transfer.
      case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
          checkouts.completed(event);
      case "invoice.paid" -> invoices.paid(event);
      case "invoice_payment.paid" -> invoices.paying(event);
      case "customer.created", "customer.updated" -> customers.changed(event);
      case "customer.subscription.created" -> customers.subscribed(event);
      case "customer.subscription.deleted" -> customers.unsubscribed(event);
      case "charge.refunded" -> charges.refunded(event);
      case "promotion_code.updated" -> promotion(event);
      case "coupon.deleted" -> coupon(event);
      case "account.application.deauthorized" -> deauthorized(event);
      default -> new Nothing("Events of this kind change nothing here.");
    };
  }

  private Outcome promotion(StripeEvent event) {
    var code = event.object().text("/code");
    return code == null || !event.object().node().path("active").isBoolean()
        ? new Nothing("No promotion code.")
        : event.object().is("/active")
            ? new Nothing("The code is good.")
            : ledger.withdraw(event.workspaceId(), new Withdrawal.Code(code));
  }

  private Outcome coupon(StripeEvent event) {
    var id = event.object().text("/id");
    return id == null
        ? new Nothing("No coupon.")
        : ledger.withdraw(event.workspaceId(), new Withdrawal.Coupon(id));
  }

  private Outcome deauthorized(StripeEvent event) {
    if (StripeSettings.of(event.connection()).mode() == StripeMode.TEST) {
      return new Nothing("In test mode, an account stays connected.");
    }
    var connection = event.connection();
    connections.change(
        connection.workspaceId(),
        connection.id(),
        current -> current.with(null, current.settings(), current.secrets()));
    return new Recorded("The account is not connected any more.");
  }
}
