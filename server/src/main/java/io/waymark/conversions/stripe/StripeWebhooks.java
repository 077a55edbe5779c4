package io.waymark.conversions.stripe;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.parking.Parking;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The operations that Stripe calls (D9): for each mode, one of each workspace's own, and one for
 * all whose events name their account.
 */
final class StripeWebhooks {
  private static final String HEADING = "Integrations";

  /** Stripe calls from few addresses, for everybody. */
  private static final int CALLS_IN_TEN_SECONDS = 5_000;

  private static final Shape<?> ANSWER =
      Shape.untyped(
              field("eventType", text()), field("response", text()).described("What became of it."))
          .named("StripeEventTaken");

  private final Connections connections;
  private final StripeEvents events;
  private final Parking parking;
  private final InstantSource clock;

  StripeWebhooks(
      Connections connections, StripeEvents events, Parking parking, InstantSource clock) {
    this.connections = connections;
    this.events = events;
    this.parking = parking;
    this.clock = clock;
    parking.attend(Provider.STRIPE, this::again);
  }

  List<Operation> declare(PublicOperations operations) {
    var all = new ArrayList<Operation>();
    for (var mode : StripeMode.values()) {
      all.add(
          operations
              .post(
                  "/integrations/stripe/{workspaceId}/webhook" + mode.suffix(),
                  "receiveStripe" + id(mode))
              .tag(HEADING)
              .summary("Receive events of Stripe: " + mode.label())
              .description("Called by Stripe, signed with the secret of the endpoint there.")
              .answers(200, ANSWER)
              .allowing(CALLS_IN_TEN_SECONDS)
              .path(exchange -> receive(exchange, mode, own(exchange))));
      all.add(
          operations
              .post(
                  "/stripe/integration/webhook" + mode.suffix(), "receiveStripeConnect" + id(mode))
              .tag(HEADING)
              .summary("Receive events of connected Stripe accounts: " + mode.label())
              .description("The same for events that name the account they are of.")
              .answers(200, ANSWER)
              .allowing(CALLS_IN_TEN_SECONDS)
              .path(exchange -> receive(exchange, mode, named(exchange))));
    }
    return all;
  }

  private static String id(StripeMode mode) {
    return mode.name().charAt(0) + mode.label().substring(1);
  }

  private List<Connection> own(Exchange exchange) {
    var workspaceId = exchange.pathParameter("workspaceId");
    return Stream.ofNullable(connections.find(workspaceId, Provider.STRIPE)).toList();
  }

  /** The name alone proves nothing: a secret of whoever claims it has to fit. */
  private List<Connection> named(Exchange exchange) {
    var account = Payload.read(exchange.body()).text("/account");
    if (account == null) {
      throw ApiProblem.badRequest(
          "The event names no account. Use the address that the integration's settings show.");
    }
    return connections.claiming(Provider.STRIPE, account);
  }

  private Answer receive(Exchange exchange, StripeMode mode, List<Connection> candidates) {
    var signature = exchange.header("stripe-signature");
    var now = clock.instant();
    var sender =
        candidates.stream()
            .filter(
                candidate -> {
                  var secret = candidate.secrets().get(StripeSettings.webhookSecret(mode));
                  return secret != null
                      && StripeSignature.valid(signature, exchange.body(), secret, now);
                })
            .findFirst()
            .orElseThrow(
                () ->
                    ApiProblem.badRequest(
                        "The header Stripe-Signature is missing, older than five minutes, or not"
                            + " made with the signing secret that is set for this address."));
    var event = StripeEvent.of(sender, Payload.read(exchange.body()), false, now);
    if (event == null) {
      throw ApiProblem.badRequest("The body is no event of Stripe.");
    }
    var outcome = record(event, mode, exchange.body());
    return Answer.ok(Map.of("eventType", event.type(), "response", outcome.text()));
  }

  private Outcome record(StripeEvent event, StripeMode mode, byte[] body) {
    if (mode == StripeMode.LIVE && !event.live()) {
      return new Nothing("A test event at the address for live events: skipped.");
    }
    if (mode != StripeSettings.of(event.connection()).mode()) {
      return new Nothing("The workspace counts events of another mode: skipped.");
    }
    var outcome = events.record(event);
    var subject = subject(event);
    if (outcome instanceof Waiting) {
      parking.park(
          event.workspaceId(), Provider.STRIPE, event.id(), subject, new String(body, UTF_8));
      return new Waiting(outcome.text() + " It is tried again for three days.");
    }
    if (outcome instanceof Outcome.Recorded || outcome instanceof Outcome.Repeated) {
      parking.wake(event.workspaceId(), Provider.STRIPE, subject);
    }
    return outcome;
  }

  /** The customer, as far as the event tells. */
  private static String subject(StripeEvent event) {
    var object = event.object();
    var id = object.text("/object");
    var customer = "customer".equals(id) ? object.text("/id") : object.id("/customer");
    return Objects.requireNonNullElse(customer, "");
  }

  private Outcome again(String workspaceId, String body) {
    var connection = connections.find(workspaceId, Provider.STRIPE);
    var event =
        connection == null
            ? null
            : StripeEvent.of(connection, Payload.read(body.getBytes(UTF_8)), true, clock.instant());
    if (event == null) {
      return new Nothing("The workspace is not connected any more.");
    }
    var outcome = events.record(event);
    if (outcome instanceof Outcome.Recorded) {
      parking.wake(workspaceId, Provider.STRIPE, subject(event));
    }
    return outcome;
  }
}
