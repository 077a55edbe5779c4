package io.waymark.conversions.stripe;

import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.Person.Kind;
import java.util.function.Function;

/** Asks Stripe who a customer is whom nobody here knows, where there is a key for it (D9). */
final class Lookups {
  private final Directory directory;

  Lookups(Directory directory) {
    this.directory = directory;
  }

  /** Tries with what is known, and once more with what the customer's metadata say. */
  Outcome orAsking(
      StripeEvent event, String customerId, Person person, Function<Person, Outcome> work) {
    var outcome = work.apply(person);
    if (!(outcome instanceof Waiting) || event.late()) {
      return outcome;
    }
    var externalId = directory.externalId(event.connection(), customerId);
    return externalId == null
        ? outcome
        : work.apply(person.by(Kind.EXTERNAL_ID, externalId).withStripe(customerId));
  }
}
