package io.waymark.conversions.segment;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Hmac;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Recorded;
import io.waymark.conversions.ledger.Outcome.Repeated;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.parking.Parking;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The operation that Segment calls, with one message or several. */
final class SegmentWebhooks {
  private static final int CALLS_IN_TEN_SECONDS = 5_000;
  private static final int MOST_MESSAGES = 500;

  private static final Shape<?> ANSWER =
      Shape.untyped(
              field("results", list(text())).described("What became of each message, in order."))
          .named("SegmentEventsTaken");

  private final Connections connections;
  private final SegmentEvents events;
  private final Parking parking;
  private final InstantSource clock;

  SegmentWebhooks(
      Connections connections, SegmentEvents events, Parking parking, InstantSource clock) {
    this.connections = connections;
    this.events = events;
    this.parking = parking;
    this.clock = clock;
    parking.attend(Provider.SEGMENT, this::again);
  }

  Operation declare(PublicOperations operations) {
    return operations
        .post("/integrations/segment/{workspaceId}/webhook", "receiveSegment")
        .tag("Integrations")
        .summary("Receive events of Segment")
        .description("Called by a webhook destination, signed, or with the secret as user name.")
        .answers(200, ANSWER)
        .allowing(CALLS_IN_TEN_SECONDS)
        .path(this::receive);
  }

  private Answer receive(Exchange exchange) {
    var connection = connections.find(exchange.pathParameter("workspaceId"), Provider.SEGMENT);
    var secret = connection == null ? null : connection.secrets().get(SegmentSettings.SECRET);
    if (connection == null || secret == null || !proven(exchange, secret)) {
      throw ApiProblem.unauthorized(
          "The header X-Signature or Authorization is missing, or not of the secret that is set.");
    }
    var body = Payload.read(exchange.body());
    var batch = body.node().isArray() ? body : body.at("/batch");
    var messages = batch.node().isArray() ? batch.elements() : List.of(body);
    if (messages.size() > MOST_MESSAGES) {
      throw ApiProblem.unprocessable(
          "At most %d messages at once are possible.".formatted(MOST_MESSAGES));
    }
    return Answer.ok(
        Map.of("results", messages.stream().map(one -> take(connection, one).text()).toList()));
  }

  private static boolean proven(Exchange exchange, String secret) {
    var signature = exchange.header("x-signature");
    if (signature != null) {
      return Hmac.same(Hmac.SHA1.hex(secret, exchange.body()), signature.toLowerCase(Locale.ROOT));
    }
    var basic = exchange.header("authorization");
    if (basic == null || !basic.startsWith("Basic ")) {
      return false;
    }
    try {
      var given = new String(Base64.getDecoder().decode(basic.substring(6).strip()), UTF_8);
      // As a user name with an empty password, as Segment's own API has it, or as a password.
      return Hmac.same(secret + ":", given)
          || Hmac.same(secret, given.substring(given.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Outcome take(Connection connection, Payload payload) {
    var message = SegmentMessage.of(payload, clock.instant(), false);
    var outcome = events.record(connection, message);
    var subject = Objects.requireNonNullElse(message.userId(), "");
    var id = message.id();
    // Who somebody is waits for nothing: they are told of again and again, and mostly strangers.
    if (outcome instanceof Waiting && id != null && "track".equals(message.type())) {
      parking.park(
          connection.workspaceId(), Provider.SEGMENT, id, subject, payload.node().toString());
      return new Waiting(outcome.text() + " It is tried again for three days.");
    }
    if (outcome instanceof Recorded || outcome instanceof Repeated) {
      parking.wake(connection.workspaceId(), Provider.SEGMENT, subject);
    }
    return outcome;
  }

  private Outcome again(String workspaceId, String parked) {
    var connection = connections.find(workspaceId, Provider.SEGMENT);
    return connection == null
        ? new Nothing("The workspace is not connected any more.")
        : events.record(
            connection,
            SegmentMessage.of(Payload.read(parked.getBytes(UTF_8)), clock.instant(), true));
  }
}
