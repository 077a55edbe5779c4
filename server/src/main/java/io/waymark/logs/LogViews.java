package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import org.jspecify.annotations.Nullable;

/** Entries of both logs as the API shows them. */
final class LogViews {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MICROS_PER_MILLI = 1_000;

  private static final Shape<?> USER =
      Shape.untyped(
          field("name", text().nullable()),
          field("email", text().nullable())
              .described("Null for machines and for people who have left the workspace."),
          field("isMachine", bool()));

  static final Shape<?> REQUEST =
      Shape.untyped(
              field("id", text()).described("The request's id, as its answer told it."),
              field("timestamp", text()).described("When it was answered."),
              field("method", text()),
              field("path", text()),
              field("operation", text()).described("The operation's id."),
              field("status", integer()).described("The status of the answer."),
              field("duration", number()).described("Milliseconds until the answer was ready."),
              field("userId", text()),
              field("user", USER.nullable())
                  .described("Who that is; null if there is no such account now."),
              field("keyId", text().nullable())
                  .described("The key's id, or `session` for the dashboard."),
              field("keyName", text().nullable())
                  .described("What the key is called; null if it is gone, or none."),
              field("ip", text()),
              field("userAgent", text().nullable()),
              field("query", text().nullable()),
              field("requestBody", text().nullable())
                  .described("Without secrets, and cut off. Only when one call is asked for.")
                  .optional(),
              field("responseBody", text().nullable()).described("Likewise.").optional())
          .named("LoggedRequest");

  static final Shape<?> HOUR =
      Shape.untyped(
          field("start", text()).described("The beginning of the hour."),
          field("requests", integer()),
          field("failed", integer()).described("How many were answered with an error."),
          field("duration", number()).described("Median of the durations in milliseconds."));

  static final Shape<?> CHANGE =
      Shape.untyped(
              field("id", text()),
              field("timestamp", text()),
              field("action", text())
                  .described(
                      "The operation's id, such as `updateLink`, or what a member did as a person, such as"
                          + " `signIn`."),
              field("target", text().nullable()).described("The id of what was changed."),
              field("targetName", text().nullable())
                  .described("What it is called now, or was if it is gone; null if nobody knows."),
              field("changes", json().nullable()).described("What was asked for, without secrets."),
              field("changeSet", json().nullable())
                  .described(
                      "The fields that were changed, each with `old` and `new`, without secrets; null if"
                          + " nobody knows what was before."),
              field("userId", text()),
              field("user", USER.nullable())
                  .described("Who that is; null if there is no such account now."),
              field("keyId", text()).described("The key's id, or `session` for the dashboard."),
              field("keyName", text().nullable())
                  .described("What the key is called; null if it is gone, or none."),
              field("ip", text()),
              field("requestId", text()))
          .named("AuditEntry");

  private LogViews() {}

  static ObjectNode request(LoggedRequest request, Names names) {
    var view = JSON.createObjectNode();
    view.put("id", request.id())
        .put("timestamp", Timestamps.iso(request.at()))
        .put("method", request.method())
        .put("path", request.path())
        .put("operation", request.operation())
        .put("status", request.status())
        .put("duration", request.duration() / MICROS_PER_MILLI)
        .put("userId", request.userId())
        .set("user", user(names.people().get(request.userId())));
    return view.put("keyId", request.credential())
        .put("keyName", names.keys().get(request.credential()))
        .put("ip", request.address())
        .put("userAgent", request.userAgent())
        .put("query", request.query());
  }

  static ObjectNode whole(LoggedRequest request, Names names) {
    return request(request, names)
        .put("requestBody", request.requestBody())
        .put("responseBody", request.answerBody());
  }

  static ObjectNode hour(RequestTable.Hour hour) {
    return JSON.createObjectNode()
        .put("start", Timestamps.iso(hour.start()))
        .put("requests", hour.requests())
        .put("failed", hour.failed())
        .put("duration", hour.median() / MICROS_PER_MILLI);
  }

  static ObjectNode change(AuditEntry entry, Names names) {
    var view =
        JSON.createObjectNode()
            .put("id", entry.id())
            .put("timestamp", Timestamps.iso(entry.at()))
            .put("action", entry.action())
            .put("target", entry.target())
            .put("targetName", names.target(entry));
    view.set("changes", parsed(entry.changes()));
    view.set("changeSet", parsed(entry.changeSet()));
    view.put("userId", entry.userId());
    view.set("user", user(names.people().get(entry.userId())));
    return view.put("keyId", entry.credential())
        .put("keyName", names.keys().get(entry.credential()))
        .put("ip", entry.address())
        .put("requestId", entry.requestId());
  }

  /** What PostgreSQL keeps as JSON. */
  static @Nullable JsonNode parsed(@Nullable String stored) {
    try {
      return stored == null ? null : JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of JSON that has none", e);
    }
  }

  private static @Nullable ObjectNode user(Names.@Nullable Person person) {
    return person == null
        ? null
        : JSON.createObjectNode()
            .put("name", person.name())
            .put("email", person.email())
            .put("isMachine", person.isMachine());
  }
}
