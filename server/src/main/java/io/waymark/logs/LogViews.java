package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Entries of both logs as the API shows them. */
final class LogViews {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MICROS_PER_MILLI = 1_000;

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
              field("keyId", text().nullable())
                  .described("The key's id, or `session` for the dashboard."),
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
              field("action", text()).described("The operation's id, such as `updateLink`."),
              field("target", text().nullable()).described("The id of what was changed."),
              field("changes", json().nullable()).described("What was asked for, without secrets."),
              field("userId", text()),
              field("keyId", text()).described("The key's id, or `session` for the dashboard."),
              field("ip", text()),
              field("requestId", text()))
          .named("AuditEntry");

  private LogViews() {}

  static ObjectNode request(LoggedRequest request) {
    return JSON.createObjectNode()
        .put("id", request.id())
        .put("timestamp", Timestamps.iso(request.at()))
        .put("method", request.method())
        .put("path", request.path())
        .put("operation", request.operation())
        .put("status", request.status())
        .put("duration", request.duration() / MICROS_PER_MILLI)
        .put("userId", request.userId())
        .put("keyId", request.credential())
        .put("ip", request.address())
        .put("userAgent", request.userAgent())
        .put("query", request.query());
  }

  static ObjectNode whole(LoggedRequest request) {
    return request(request)
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

  static ObjectNode change(AuditEntry entry) {
    var view =
        JSON.createObjectNode()
            .put("id", entry.id())
            .put("timestamp", Timestamps.iso(entry.at()))
            .put("action", entry.action())
            .put("target", entry.target());
    try {
      view.set("changes", entry.changes() == null ? null : JSON.readTree(entry.changes()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the changes are no JSON", e);
    }
    return view.put("userId", entry.userId())
        .put("keyId", entry.credential())
        .put("ip", entry.address())
        .put("requestId", entry.requestId());
  }
}
