package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.events.ConversionFilter;
import io.waymark.events.FilterField;
import io.waymark.events.SaleType;
import io.waymark.events.Traffic;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which events a question is about, as a request says it (B2, B4). */
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
    @Nullable Preset interval,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable ZoneId timezone,
    @Nullable Filter country,
    @Nullable Filter city,
    @Nullable Filter region,
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
    @Nullable SaleType saleType,
    @Nullable String query,
    @Nullable String programId,
    @Nullable Filter tagIds,
    @Nullable Boolean qr,
    @Nullable Traffic traffic) {
  private static final Pattern WORD_START = Pattern.compile("(?<!\\S)\\p{javaLowerCase}");

  /**
   * The query parameters.
   *
   * @param clock what relative dates such as "yesterday" are relative to
   */
  static Shape<EventFilters> shape(InstantSource clock) {
    return Shape.of(
        EventFilters.class,
        field("domain", Query.filter()).described("Only links of these domains.").optional(),
        field("key", text()).described("With `domain`: only this link.").optional(),
        field("linkId", Query.filter()).described("Only these links.").optional(),
        field("externalId", text())
            .described("Only the link with this id of yours; write `ext_` before it.")
            .optional(),
        field("tenantId", Query.filter()).described("Only links of these tenants.").optional(),
        field("tagId", Query.filter()).described("Only links with these tags.").optional(),
        field("folderId", Query.filter()).described("Only links of these folders.").optional(),
        field("partnerTagId", Query.filter())
            .described("Only links of partners with these tags.")
            .optional(),
        field("groupId", Query.filter())
            .described("Only links of partners of these groups.")
            .optional(),
        field("partnerId", Query.filter()).described("Only links of these partners.").optional(),
        field("customerId", text()).described("Only events of this customer.").optional(),
        SpanFields.interval(),
        SpanFields.start(clock),
        SpanFields.end(clock, "The last day. Today if not given."),
        SpanFields.timezone("The IANA time zone of days and hours. UTC if unknown."),
        field("country", Query.filter())
            .described("ISO 3166-1 alpha-2 codes: `US`, `US,CA`, `-US`, `-US,CA`.")
            .optional(),
        field("city", Query.filter()).described("City names.").optional(),
        field("region", Query.filter()).described("ISO 3166-2 codes, such as `US-CA`.").optional(),
        field("continent", Query.filter()).described("Two-letter continents.").optional(),
        field("device", Query.filter(EventFilters::capitalised))
            .described("Kinds of device, such as `Mobile`.")
            .optional(),
        field("browser", Query.filter(EventFilters::capitalised))
            .described("Browsers, such as `Chrome`.")
            .optional(),
        field("os", Query.filter(EventFilters::system))
            .described("Operating systems, such as `Windows`.")
            .optional(),
        field("trigger", Query.filter())
            .described("What caused the click: `link`, `qr`, `pageview`, `deeplink`.")
            .optional(),
        field("referer", Query.filter()).described("Hosts that led here.").optional(),
        field("refererUrl", Query.filter())
            .described("Pages that led here, without their queries.")
            .optional(),
        field("url", Query.filter())
            .described("Final destinations, without their queries.")
            .optional(),
        field("utm_source", Query.filter()).described("Campaign sources.").optional(),
        field("utm_medium", Query.filter()).described("Campaign mediums.").optional(),
        field("utm_campaign", Query.filter()).described("Campaigns.").optional(),
        field("utm_term", Query.filter()).described("Campaign terms.").optional(),
        field("utm_content", Query.filter()).described("Campaign contents.").optional(),
        field("root", Query.flag())
            .described("Only domains' own links, or all but them.")
            .optional(),
        field("saleType", choice(SaleType.class, SaleType::label))
            .described("Customers' first sales, or all but them.")
            .optional(),
        MetadataQuery.parameter(),
        field("programId", text()).described("The partner program.").deprecated().optional(),
        field("tagIds", Query.filter()).described("The same as `tagId`.").deprecated().optional(),
        field("qr", Query.flag()).described("Only clicks of QR codes.").deprecated().optional(),
        field("traffic", choice(Traffic.class, Traffic::label))
            .described(
                "Whose clicks: people's, which is what counts, or bots' and repeats, or all.")
            .optional());
  }

  /**
   * The span of time.
   *
   * @param dataAvailableFrom when {@link Preset#ALL} begins, if that is known
   */
  Interval span(@Nullable Instant dataAvailableFrom, Instant now) {
    return new DateRange(
            interval == null ? Preset.DEFAULT : interval, start, end, dataAvailableFrom)
        .resolve(timezone == null ? ZoneOffset.UTC : timezone, now);
  }

  /** What is asked of the events themselves, beside their links. */
  List<io.waymark.events.Filter> ofEvents() {
    var all = new ArrayList<io.waymark.events.Filter>();
    add(all, FilterField.CONTINENT, continent);
    add(all, FilterField.COUNTRY, country);
    add(all, FilterField.REGION, region);
    add(all, FilterField.CITY, city);
    add(all, FilterField.DEVICE, device);
    add(all, FilterField.BROWSER, browser);
    add(all, FilterField.OS, os);
    add(all, FilterField.TRIGGER, trigger);
    add(all, FilterField.REFERER, referer);
    add(all, FilterField.REFERER_URL, refererUrl);
    add(all, FilterField.URL, url);
    add(all, FilterField.UTM_SOURCE, utmSource);
    add(all, FilterField.UTM_MEDIUM, utmMedium);
    add(all, FilterField.UTM_CAMPAIGN, utmCampaign);
    add(all, FilterField.UTM_TERM, utmTerm);
    add(all, FilterField.UTM_CONTENT, utmContent);
    if (Boolean.TRUE.equals(qr) && trigger == null) {
      all.add(io.waymark.events.Filter.in(FilterField.TRIGGER, "qr"));
    }
    return all;
  }

  private static void add(
      List<io.waymark.events.Filter> all, FilterField field, @Nullable Filter filter) {
    if (filter != null) {
      all.add(new io.waymark.events.Filter(field, filter.operator().negated(), filter.values()));
    }
  }

  /** What is asked of leads and sales. */
  ConversionFilter ofConversions() {
    return new ConversionFilter(
        customerId, saleType, query == null ? List.of() : MetadataQuery.parse(query));
  }

  Traffic trafficOrHuman() {
    return traffic == null ? Traffic.HUMAN : traffic;
  }

  private static String capitalised(String words) {
    return WORD_START.matcher(words).replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
  }

  private static String system(String name) {
    return name.equals("iOS") ? name : capitalised(name);
  }
}
