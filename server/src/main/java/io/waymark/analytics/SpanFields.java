package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.time.NaturalDate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The parameters by which questions name their span of time. */
final class SpanFields {
  private SpanFields() {}

  static Field<?> interval() {
    return interval("The span of time, if no `start` is given. 30 days if neither is.");
  }

  static Field<?> interval(String meaning) {
    return field("interval", choice(Preset.class, Preset::label)).described(meaning).optional();
  }

  /**
   * The first day.
   *
   * @param clock what relative dates such as "yesterday" are relative to
   */
  static Field<?> start(InstantSource clock) {
    return field(
            "start",
            date(clock)
                .rule(
                    start -> !start.isBefore(Interval.ALL_TIME),
                    "The start date cannot be earlier than September 22, 2022."))
        .described("The first day, in ISO 8601 or in words.")
        .optional();
  }

  static Field<?> end(InstantSource clock, String meaning) {
    return field("end", date(clock)).described(meaning).optional();
  }

  static Field<?> timezone(String meaning) {
    return field("timezone", text().max(100).as(ZoneId.class, TimeZones::orUtc))
        .described(meaning)
        .optional();
  }

  private static Schema<Instant> date(InstantSource clock) {
    return text()
        .as(Instant.class, text -> NaturalDate.parse(text, clock.instant()), "Invalid date");
  }
}
