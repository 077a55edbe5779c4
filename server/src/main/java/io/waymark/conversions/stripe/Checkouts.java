package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.Person.Kind;
import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.ledger.SaleReport.Origin;
import io.waymark.conversions.ledger.SaleReport.Payment;
import io.waymark.conversions.ledger.SaleReport.Price;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody went through a checkout: {@code checkout.session.completed} (D9). */
final class Checkouts {
  private static final String CLICK = "dub_id_";
  static final String SUBSCRIPTION = "Subscription creation";
  static final String PURCHASE = "Purchase";

  private final Ledger ledger;
  private final Lookups lookups;
  private final PromotionCodes codes;

  Checkouts(Ledger ledger, Lookups lookups, PromotionCodes codes) {
    this.ledger = ledger;
    this.lookups = lookups;
    this.codes = codes;
  }

  Outcome completed(StripeEvent event) {
    var session = event.object();
    var customerId = session.id("/customer");
    var email = email(session);
    var reference = session.text("/client_reference_id");
    if (reference != null && reference.startsWith(CLICK)) {
      return byClick(event, reference.substring(CLICK.length()), customerId, email);
    }
    if (customerId == null) {
      return new Nothing("A guest without a click: let checkouts make customers of all who pay.");
    }
    return byCustomer(event, customerId, email);
  }

  /** The click is in the session itself (D9 a). */
  private Outcome byClick(
      StripeEvent event, String clickId, @Nullable String customerId, @Nullable String email) {
    var newcomer = customerId == null ? email : customerId;
    if (clickId.isEmpty() || newcomer == null) {
      return new Nothing("Neither customer nor e-mail address: nobody to remember.");
    }
    var person =
        Person.known()
            .by(Kind.STRIPE_ID, customerId)
            .by(Kind.EXTERNAL_ID, customerId)
            .by(Kind.EXTERNAL_ID, email)
            .by(Kind.EXTERNAL_ID, clickId)
            .orNew(newcomer)
            .withStripe(customerId)
            .called(name(event.object()), email, null);
    return ledger.sale(
        event.workspaceId(), report(event, person, new Origin(clickId, "Sign up", true)));
  }

  /** The customer is known, by the workspace's own id or from before (D9 b). */
  private Outcome byCustomer(StripeEvent event, String customerId, @Nullable String email) {
    var externalId = event.externalId();
    var origin = new Origin(null, "", false);
    var person =
        externalId == null
            ? Person.known()
                .by(Kind.STRIPE_ID, customerId)
                .by(Kind.EMAIL, email)
                .withStripe(customerId)
            : Person.known().by(Kind.EXTERNAL_ID, externalId).withStripe(customerId);
    var outcome =
        externalId == null
            ? lookups.orAsking(
                event,
                customerId,
                person,
                someone -> ledger.sale(event.workspaceId(), report(event, someone, origin)))
            : ledger.sale(event.workspaceId(), report(event, person, origin));
    var buyer =
        person
            .by(Kind.STRIPE_ID, externalId == null ? null : customerId)
            .orNew(externalId)
            .called(name(event.object()), email, null);
    return codes.orBy(
        event,
        outcome,
        event.object().at("/customer_details/address"),
        voucher -> ledger.sale(event.workspaceId(), report(event, buyer, origin.with(voucher))));
  }

  private static SaleReport report(StripeEvent event, Person person, Origin origin) {
    var session = event.object();
    var subscribing = "subscription".equals(session.text("/mode"));
    return new SaleReport(
        person,
        origin,
        price(session),
        payment(event),
        subscribing ? SUBSCRIPTION : PURCHASE,
        session.asMetadata("checkoutSession"),
        subscribing ? event.created() : null,
        event.late());
  }

  /** Whatever has an id: what has no invoice is a payment, and what is no payment a session. */
  private static Payment payment(StripeEvent event) {
    var session = event.object();
    var ids =
        Stream.of(
                session.id("/invoice"),
                session.id("/payment_intent"),
                session.text("/id"),
                event.id())
            .filter(Objects::nonNull)
            .limit(3)
            .toList();
    return new Payment("stripe", ids.getFirst(), ids.subList(1, ids.size()), event.created());
  }

  private static @Nullable Price price(Payload session) {
    var total = session.whole("/amount_total");
    if (total == null || total <= 0 || !"paid".equals(session.text("/payment_status"))) {
      return null;
    }
    var tax = session.whole("/total_details/amount_tax");
    var net = tax == null || tax < 0 ? total : Math.max(total - tax, 0);
    var source = session.whole("/currency_conversion/amount_total");
    if (source == null) {
      return StripeAmounts.price(net, total, session.text("/currency"));
    }
    return StripeAmounts.price(
        StripeAmounts.share(source, net, total),
        source,
        session.text("/currency_conversion/source_currency"));
  }

  private static @Nullable String email(Payload session) {
    var given = session.text("/customer_details/email");
    return given == null ? session.text("/customer_email") : given;
  }

  private static @Nullable String name(Payload session) {
    return session.text("/customer_details/name");
  }
}
