package io.waymark.conversions.segment;

import io.waymark.conversions.connections.Payload;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call of Segment's, as its destinations get them.
 *
 * @param late whether it could not be recorded when it came
 */
record SegmentMessage(Payload payload, Instant at, boolean late) {
  private static final Pattern CLICK_IN_URL = Pattern.compile("[?&]dub_id=([0-9A-Za-z]{16})");

  static SegmentMessage of(Payload payload, Instant came, boolean late) {
    var at = payload.moment("/timestamp");
    return new SegmentMessage(payload, at == null || at.isAfter(came) ? came : at, late);
  }

  @Nullable String type() {
    return payload.text("/type");
  }

  @Nullable String event() {
    var event = payload.text("/event");
    return event == null || event.length() > 255 ? null : event;
  }

  @Nullable String userId() {
    return payload.text("/userId");
  }

  /** What tells it from all others; null if nothing does. */
  @Nullable String id() {
    return payload.text("/messageId");
  }

  /** The click, from wherever a tracking plan may have put it, or from the page it happened on. */
  @Nullable String clickId() {
    return Stream.of(
            "/properties/dub_id",
            "/properties/dubClickId",
            "/properties/clickId",
            "/traits/dub_id",
            "/context/dub_id",
            "/context/traits/dub_id")
        .map(payload::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(this::clickOfPage);
  }

  private @Nullable String clickOfPage() {
    return Stream.of("/context/page/url", "/context/page/search")
        .map(place -> payload.node().at(place).asText(""))
        .map(CLICK_IN_URL::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(null);
  }

  /** What is known of the person, by the call itself or by its context. */
  @Nullable String trait(String name) {
    var own = payload.text("/traits/" + name);
    return own == null ? payload.text("/context/traits/" + name) : own;
  }
}
