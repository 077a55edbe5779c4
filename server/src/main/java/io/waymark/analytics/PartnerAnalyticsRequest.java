package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /partners/analytics} (B11, partners B1.6). */
record PartnerAnalyticsRequest(
    @Nullable String partnerId,
    @Nullable String tenantId,
    @Nullable Preset interval,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable ZoneId timezone,
    @Nullable String query,
    String groupBy) {

  /**
   * The query parameters.
   *
   * @param clock what relative dates such as "yesterday" are relative to
   */
  static Shape<PartnerAnalyticsRequest> shape(InstantSource clock) {
    return Shape.of(
        PartnerAnalyticsRequest.class,
        field("partnerId", text().emptyAsNull().nullable())
            .described("The partner's id.")
            .optional(),
        field("tenantId", text().emptyAsNull().nullable())
            .described("Your own id of the partner, if you do not give the other.")
            .optional(),
        SpanFields.interval("The span of time, if no `start` is given. All time if neither is."),
        SpanFields.start(clock),
        SpanFields.end(clock, "The last day. Today if not given."),
        SpanFields.timezone("The IANA time zone of days and hours. UTC if unknown."),
        MetadataQuery.parameter(),
        field("groupBy", choice("top_links", "timeseries", "count"))
            .described("What the answer has one element for; `count` is a single sum.")
            .defaultsTo("count"));
  }

  GroupBy grouping() {
    return GroupBy.labelled(groupBy).orElseThrow();
  }

  /**
   * The span of time.
   *
   * @param dataAvailableFrom when a timeseries of {@link Preset#ALL} begins
   */
  Interval span(Instant dataAvailableFrom, Instant now) {
    return new DateRange(
            interval == null ? Preset.ALL : interval,
            start,
            end,
            grouping() == GroupBy.TIMESERIES ? dataAvailableFrom : null)
        .resolve(timezone == null ? ZoneOffset.UTC : timezone, now);
  }
}
