package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Recorded;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.Person.Kind;
import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.ledger.SaleReport.Origin;
import io.waymark.conversions.ledger.SaleReport.Payment;
import io.waymark.conversions.ledger.SaleReport.Price;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invoice was paid: {@code invoice.paid}, {@code invoice_payment.paid} (D9). */
final class Invoices {
  private static final Origin ORIGIN = new Origin(null, "", false);

  private final Ledger ledger;
  private final Lookups lookups;
  private final PromotionCodes codes;

  Invoices(Ledger ledger, Lookups lookups, PromotionCodes codes) {
    this.ledger = ledger;
    this.lookups = lookups;
    this.codes = codes;
  }

  Outcome paid(StripeEvent event) {
    var invoice = event.object();
    var id = invoice.text("/id");
    var customerId = invoice.id("/customer");
    if (id == null || customerId == null) {
      return new Nothing("An invoice of nobody.");
    }
    var person =
        Person.known()
            .by(Kind.STRIPE_ID, customerId)
            .by(Kind.EXTERNAL_ID, externalId(event))
            .withStripe(customerId);
    var outcome =
        lookups.orAsking(
            event,
            customerId,
            person,
            one -> ledger.sale(event.workspaceId(), report(event, id, one, ORIGIN)));
    var buyer =
        person
            .orNew(externalId(event))
            .called(invoice.text("/customer_name"), invoice.text("/customer_email"), null);
    return codes.orBy(
        event,
        outcome,
        invoice.at("/customer_address"),
        voucher ->
            ledger.sale(event.workspaceId(), report(event, id, buyer, ORIGIN.with(voucher))));
  }

  private static SaleReport report(StripeEvent event, String id, Person person, Origin origin) {
    var invoice = event.object();
    var paidAt = invoice.seconds("/status_transitions/paid_at");
    return new SaleReport(
        person,
        origin,
        price(invoice),
        new Payment(
            "stripe", id, payments(invoice).toList(), paidAt == null ? event.created() : paidAt),
        name(invoice),
        invoice.asMetadata("invoice"),
        null,
        event.late(),
        Purchases.of(invoice));
  }

  /** Where a checkout's session says the same, so does its invoice: either may come first. */
  private static String name(Payload invoice) {
    if ("subscription_create".equals(invoice.text("/billing_reason"))) {
      return Checkouts.SUBSCRIPTION;
    }
    var once = invoice.at("/lines/data").elements().stream().anyMatch(line -> !recurring(line));
    return once ? Checkouts.PURCHASE : "Invoice paid";
  }

  private static boolean recurring(Payload line) {
    return line.id("/subscription_item") != null
        || line.id("/parent/subscription_item_details/subscription_item") != null;
  }

  private static @Nullable Price price(Payload invoice) {
    var paid = invoice.whole("/amount_paid");
    if (paid == null) {
      return null;
    }
    var untaxed = invoice.whole("/total_excluding_tax");
    var net = untaxed != null && paid.equals(invoice.whole("/total")) ? untaxed : paid;
    return StripeAmounts.price(net, paid, invoice.text("/currency"));
  }

  /** In the invoice itself, or in its subscription's, of whatever version of Stripe's API. */
  private static @Nullable String externalId(StripeEvent event) {
    return Stream.of(
            "/metadata", "/parent/subscription_details/metadata", "/subscription_details/metadata")
        .map(place -> Metadata.externalId(event.object().at(place)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What paid the invoice, of whatever version of Stripe's API. */
  private static Stream<String> payments(Payload invoice) {
    return Stream.concat(
        payment(invoice),
        invoice.at("/payments/data").elements().stream()
            .flatMap(one -> payment(one.at("/payment"))));
  }

  private static Stream<String> payment(Payload paying) {
    return Stream.of("/payment_intent", "/charge").map(paying::id).filter(Objects::nonNull);
  }

  /** Tells what an invoice was paid with, so that refunds of that are known to be its. */
  Outcome paying(StripeEvent event) {
    var invoiceId = event.object().id("/invoice");
    var names = payment(event.object().at("/payment")).toList();
    if (invoiceId == null || names.isEmpty()) {
      return new Nothing("Neither an invoice nor a payment.");
    }
    ledger.alias(event.workspaceId(), invoiceId, names);
    return new Recorded("Invoice %s was paid with %s.".formatted(invoiceId, names));
  }
}
