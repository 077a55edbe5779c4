package io.waymark.conversions.inbound;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/** The operation that senders call. */
final class InboundWebhooks {
  private static final int CALLS_IN_TEN_SECONDS = 5_000;

  private static final Shape<?> ANSWER =
      Shape.untyped(
              field(
                  "results",
                  list(
                      Shape.untyped(
                          field("record", text()),
                          field("response", text()).described("What became of it.")))))
          .named("InboundEventTaken");

  private final Connections connections;
  private final Recorder recorder;
  private final Parking parking;
  private final InstantSource clock;

  InboundWebhooks(
      Connections connections, Recorder recorder, Parking parking, InstantSource clock) {
    this.connections = connections;
    this.recorder = recorder;
    this.parking = parking;
    this.clock = clock;
    parking.attend(Provider.INBOUND, this::again);
  }

  Operation declare(PublicOperations operations) {
    return operations
        .post("/integrations/inbound/{id}/webhook", "receiveInbound")
        .tag("Integrations")
        .summary("Receive a webhook by a workspace's rules")
        .description("With the token in `?token=`, in `Authorization: Bearer`, or signed.")
        .answers(200, ANSWER)
        .allowing(CALLS_IN_TEN_SECONDS)
        .path(this::receive);
  }

  private Answer receive(Exchange exchange) {
    var connection = connections.byId(exchange.pathParameter("id"));
    var secret = connection == null ? null : connection.secrets().get(InboundSettings.SECRET);
    if (connection == null
        || secret == null
        || !InboundSettings.proof(connection).given(exchange, secret)) {
      throw ApiProblem.unauthorized(
          "There is no such webhook, or the token or signature is missing or wrong.");
    }
    var told = Told.of(connection.id(), exchange.body(), clock.instant());
    var results = new ArrayList<Map<String, String>>();
    for (var rule : InboundSettings.rules(connection)) {
      if (rule.fits(told.payload())) {
        var outcome = record(connection, rule, told, exchange.body());
        results.add(Map.of("record", rule.record().label(), "response", outcome.text()));
      }
    }
    return Answer.ok(Map.of("results", results));
  }

  private Outcome record(Connection connection, Rule rule, Told told, byte[] body) {
    var outcome = recorder.record(connection.workspaceId(), rule, told);
    var subject = subject(rule, told);
    if (outcome instanceof Waiting) {
      parking.park(
          connection.workspaceId(),
          Provider.INBOUND,
          told.key() + " " + rule.record().label(),
          subject,
          envelope(told, rule, body));
      return new Waiting(outcome.text() + " It is tried again for three days.");
    }
    if (outcome instanceof Recorded || outcome instanceof Repeated) {
      parking.wake(connection.workspaceId(), Provider.INBOUND, subject);
    }
    return outcome;
  }

  private static String subject(Rule rule, Told told) {
    return Objects.requireNonNullElse(rule.said(told.payload(), Names.CUSTOMER), "");
  }

  /** With the rule as it was: what is recorded in the end is what was meant when it came. */
  private static String envelope(Told told, Rule rule, byte[] body) {
    var envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("sender", told.sender())
            .put("at", told.at().toString())
            .put("body", new String(body, UTF_8));
    envelope.set("rule", rule.json());
    return envelope.toString();
  }

  private Outcome again(String workspaceId, String parked) {
    var envelope = Payload.read(parked.getBytes(UTF_8)).node();
    var sender = envelope.path("sender").asText();
    var connection = connections.byId(sender);
    if (connection == null || !connection.workspaceId().equals(workspaceId)) {
      return new Nothing("There is no such webhook any more.");
    }
    var body = envelope.path("body").asText().getBytes(UTF_8);
    var told = Told.of(sender, body, Instant.parse(envelope.path("at").asText()));
    var late = new Told(sender, told.payload(), told.digest(), told.at(), true);
    return recorder.record(workspaceId, Rule.SHAPE.parse(envelope.path("rule")), late);
  }
}
