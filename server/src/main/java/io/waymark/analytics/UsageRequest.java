package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /workspaces/{idOrSlug}/billing/usage}. */
record UsageRequest(
    Resource resource,
    @Nullable Preset interval,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable ZoneId timezone,
    @Nullable String groupBy) {
  static final String BY_FOLDER = "folderId";

  /** What is counted. */
  enum Resource {
    LINKS,
    EVENTS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The query parameters.
   *
   * @param clock what relative dates such as "yesterday" are relative to
   */
  static Shape<UsageRequest> shape(InstantSource clock) {
    return Shape.of(
        UsageRequest.class,
        field("resource", choice(Resource.class, Resource::label))
            .described(
                "What is counted: `links` that were made, or `events`, which are clicks, leads and"
                    + " sales.")
            .defaultsTo(Resource.EVENTS),
        SpanFields.interval(),
        SpanFields.start(clock),
        SpanFields.end(clock, "The last day, today at the latest."),
        SpanFields.timezone("The IANA time zone of the days. UTC if unknown."),
        field("groupBy", choice(BY_FOLDER, "domain"))
            .described("Tells the shares of the ten folders or domains with the most, too.")
            .optional());
  }

  /** Whole days, none of which is yet to come. */
  Interval days(Instant now) {
    var zone = timezone == null ? ZoneOffset.UTC : timezone;
    var span =
        new DateRange(
                interval == null ? Preset.DEFAULT : interval,
                earlier(start, now),
                earlier(end, now),
                null)
            .resolve(zone, now);
    return new Interval(
        Granularity.DAY.startOf(span.from(), zone), span.to(), zone, Granularity.DAY);
  }

  private static @Nullable Instant earlier(@Nullable Instant moment, Instant now) {
    return moment != null && moment.isAfter(now) ? now : moment;
  }
}
