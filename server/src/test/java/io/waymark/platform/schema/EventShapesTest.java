package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The query of events (B2), written as the analytics slice will write it. */
class EventShapesTest {

  /** Which events a question is about (B2, B4). */
  record EventFilters(
      @Nullable Filter domain,
      @Nullable String key,
      @Nullable Filter linkId,
      @Nullable String externalId,
      @Nullable Filter tenantId,
      @Nullable Filter tagId,
      @Nullable Filter folderId,
      @Nullable Filter partnerTagId,
      @Nullable Filter groupId,
      @Nullable Filter partnerId,
      @Nullable String customerId,
      @Nullable String interval,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable ZoneId timezone,
      @Nullable Filter country,
      @Nullable Filter city,
      @Nullable String region,
      @Nullable Filter continent,
      @Nullable Filter device,
      @Nullable Filter browser,
      @Nullable Filter os,
      @Nullable Filter trigger,
      @Nullable Filter referer,
      @Nullable Filter refererUrl,
      @Nullable Filter url,
      @Nullable Filter utmSource,
      @Nullable Filter utmMedium,
      @Nullable Filter utmCampaign,
      @Nullable Filter utmTerm,
      @Nullable Filter utmContent,
      @Nullable Boolean root,
      @Nullable String saleType,
      @Nullable String query,
      @Nullable String programId,
      @Nullable Filter tagIds,
      @Nullable Boolean qr) {
    private static final Instant FIRST_DATA = Instant.parse("2022-09-22T00:00:00Z");

    static final Shape<EventFilters> SHAPE =
        Shape.of(
            EventFilters.class,
            field("domain", Query.filter()).described("Only links of these domains.").optional(),
            field("key", text()).optional(),
            field("linkId", Query.filter()).optional(),
            field("externalId", text()).optional(),
            field("tenantId", Query.filter()).optional(),
            field("tagId", Query.filter()).optional(),
            field("folderId", Query.filter()).optional(),
            field("partnerTagId", Query.filter()).optional(),
            field("groupId", Query.filter()).optional(),
            field("partnerId", Query.filter()).optional(),
            field("customerId", text()).optional(),
            field("interval", choice("24h", "7d", "30d", "90d", "1y", "mtd", "qtd", "ytd", "all"))
                .optional(),
            field(
                    "start",
                    date()
                        .rule(
                            start -> !start.isBefore(FIRST_DATA),
                            "The start date cannot be earlier than September 22, 2022."))
                .optional(),
            field("end", date()).optional(),
            field("timezone", text().as(ZoneId.class, EventFilters::zone)).optional(),
            field("country", Query.filter()).example("-US,BR").optional(),
            field("city", Query.filter()).optional(),
            field("region", text()).optional(),
            field("continent", Query.filter()).optional(),
            field("device", Query.filter(EventFilters::capitalised)).optional(),
            field("browser", Query.filter(EventFilters::capitalised)).optional(),
            field("os", Query.filter(EventFilters::system)).optional(),
            field("trigger", Query.filter()).optional(),
            field("referer", Query.filter()).optional(),
            field("refererUrl", Query.filter()).optional(),
            field("url", Query.filter()).optional(),
            field("utm_source", Query.filter()).optional(),
            field("utm_medium", Query.filter()).optional(),
            field("utm_campaign", Query.filter()).optional(),
            field("utm_term", Query.filter()).optional(),
            field("utm_content", Query.filter()).optional(),
            field("root", Query.flag()).optional(),
            field("saleType", choice("new", "recurring")).optional(),
            field("query", text().max(10_000)).optional(),
            field("programId", text()).optional().deprecated(),
            field("tagIds", Query.filter()).optional().deprecated(),
            field("qr", Query.flag()).optional().deprecated());

    private static Schema<Instant> date() {
      return text().as(Instant.class, EventFilters::parsed, "Invalid date");
    }

    /** Stands in for the parser of dates people write. */
    private static @Nullable Instant parsed(String text) {
      try {
        return LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        return null;
      }
    }

    private static ZoneId zone(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        return ZoneId.of("UTC");
      }
    }

    private static String capitalised(String value) {
      return Character.toUpperCase(value.charAt(0)) + value.substring(1);
    }

    private static String system(String value) {
      return value.equals("iOS") ? value : capitalised(value);
    }
  }

  /** {@code GET /events}. */
  record EventsQuery(
      String event,
      EventFilters filters,
      long page,
      int limit,
      String sortOrder,
      String sortBy,
      String order) {

    static final Shape<EventsQuery> SHAPE =
        Shape.of(
            EventsQuery.class,
            field("event", choice("clicks", "leads", "sales")).defaultsTo("clicks"),
            spread("filters", EventFilters.SHAPE),
            field("page", Query.page()).defaultsTo(1L),
            field("limit", Query.pageSize(1000)).defaultsTo(100),
            field("sortOrder", choice("asc", "desc")).defaultsTo("desc"),
            field("sortBy", choice("timestamp")).defaultsTo("timestamp"),
            field("order", choice("asc", "desc")).defaultsTo("desc").deprecated());
  }

  @TestFactory
  @DisplayName("(c.3) the golden inputs of events")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  static Map<String, Schema<?>> shapes() {
    return Map.of("listEvents.query", EventsQuery.SHAPE);
  }

  @Test
  void sharedFiltersAreGatheredInOneRecord() {
    var query =
        EventsQuery.SHAPE.parseQuery(
            Map.of("country", "-US,BR", "os", "windows", "linkId", ",", "limit", "5"));
    assertThat(query.filters().country())
        .isEqualTo(new Filter(Filter.Operator.IS_NOT_ONE_OF, List.of("US", "BR")));
    assertThat(query.filters().os()).isEqualTo(new Filter(Filter.Operator.IS, List.of("Windows")));
    assertThat(query.filters().linkId()).isNull();
    assertThat(query.limit()).isEqualTo(5);
  }
}
