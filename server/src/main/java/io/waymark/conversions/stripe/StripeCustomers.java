package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.Introduction;
import io.waymark.conversions.ledger.LeadReport;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.Person.Kind;
import java.util.Map;

/** Who customers are, and what becomes of their subscriptions: {@code customer.*} (D9). */
final class StripeCustomers {
  private static final int MOST_SEATS = 100;

  private final Ledger ledger;
  private final Lookups lookups;

  StripeCustomers(Ledger ledger, Lookups lookups) {
    this.ledger = ledger;
    this.lookups = lookups;
  }

  Outcome changed(StripeEvent event) {
    var customer = event.object();
    var id = customer.text("/id");
    var externalId = event.externalId();
    if (id == null || externalId == null) {
      return new Nothing("The customer has no dubCustomerExternalId in its metadata.");
    }
    var person =
        Person.known()
            .by(Kind.EXTERNAL_ID, externalId)
            .by(Kind.STRIPE_ID, id)
            .orNew(externalId)
            .withStripe(id)
            .called(customer.text("/name"), customer.text("/email"), null);
    var clickId = Metadata.clickId(customer.at("/metadata"));
    return ledger.introduce(
        event.workspaceId(),
        new Introduction(person, externalId, clickId, "New customer", event.created()));
  }

  /** A trial is a lead, if the workspace wants that. */
  Outcome subscribed(StripeEvent event) {
    var subscription = event.object();
    var settings = StripeSettings.of(event.connection());
    var id = subscription.text("/id");
    var customerId = subscription.id("/customer");
    if (id == null || customerId == null || !"trialing".equals(subscription.text("/status"))) {
      return new Nothing("No trial began.");
    }
    if (!settings.freeTrials()) {
      return new Nothing("The workspace does not count trials.");
    }
    var quantity = settings.trackQuantity() ? seats(subscription) : 1;
    return lookups.orAsking(
        event,
        customerId,
        person(subscription, customerId),
        someone ->
            ledger.lead(
                event.workspaceId(),
                new LeadReport(
                    someone,
                    null,
                    "Started Trial",
                    quantity,
                    Map.of(),
                    "stripe " + id,
                    event.late() ? event.created() : null,
                    "trial")));
  }

  private static int seats(Payload subscription) {
    var seats = subscription.whole("/items/data/0/quantity");
    return seats == null ? 1 : Math.clamp(seats, 1, MOST_SEATS);
  }

  Outcome unsubscribed(StripeEvent event) {
    var customerId = event.object().id("/customer");
    return customerId == null
        ? new Nothing("A subscription of nobody.")
        : ledger.cancel(event.workspaceId(), person(event.object(), customerId), event.created());
  }

  private static Person person(Payload subscription, String customerId) {
    return Person.known()
        .by(Kind.STRIPE_ID, customerId)
        .by(Kind.EXTERNAL_ID, Metadata.externalId(subscription.at("/metadata")))
        .withStripe(customerId);
  }
}
