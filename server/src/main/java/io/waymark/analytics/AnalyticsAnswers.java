package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.Metrics;
import io.waymark.platform.schema.Part;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.ArrayList;
import java.util.List;

/** How answers about events look, for the API's document (B5). */
final class AnalyticsAnswers {
  static final Schema<Object> ANY =
      either(
          shape("AnalyticsCount"),
          list(shape("AnalyticsTimeseries", field("start", text()))),
          list(shape("AnalyticsContinents", field("continent", text()))),
          list(place("AnalyticsCountries")),
          list(place("AnalyticsRegions")),
          list(place("AnalyticsCities")),
          list(shape("AnalyticsDevices", field("device", text()))),
          list(shape("AnalyticsBrowsers", field("browser", text()))),
          list(shape("AnalyticsOS", field("os", text()))),
          list(shape("AnalyticsTriggers", field("trigger", text()))),
          list(shape("AnalyticsReferers", field("referer", text()))),
          list(shape("AnalyticsRefererUrls", field("refererUrl", text()))),
          list(shape("AnalyticsTopUrls", field("url", text()))),
          list(shape("AnalyticsTopDomains", field("domain", text()))),
          list(
              shape(
                  "AnalyticsTopFolders",
                  field("folderId", text()),
                  field(
                      "folder",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text()),
                          field("accessLevel", text().nullable()))))),
          list(
              shape(
                  "AnalyticsTopLinkTags",
                  field("tagId", text()),
                  field(
                      "tag",
                      Shape.untyped(
                          field("id", text()), field("name", text()), field("color", text()))))),
          list(
              shape(
                  "AnalyticsTopPartners",
                  field("partnerId", text()),
                  field(
                      "partner",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text()),
                          field("email", text().nullable()),
                          field("image", text().nullable()),
                          field("payoutsEnabledAt", text().nullable()),
                          field("country", text().nullable()))))),
          list(
              shape(
                  "AnalyticsTopGroups",
                  field("groupId", text()),
                  field(
                      "group",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text()),
                          field("slug", text()),
                          field("color", text().nullable()))))),
          list(shape("AnalyticsUtmSources", field("utm_source", text()))),
          list(shape("AnalyticsUtmMediums", field("utm_medium", text()))),
          list(shape("AnalyticsUtmCampaigns", field("utm_campaign", text()))),
          list(shape("AnalyticsUtmTerms", field("utm_term", text()))),
          list(shape("AnalyticsUtmContents", field("utm_content", text()))),
          list(shape("AnalyticsTopLinks", link())));

  /** The same of one partner, with what they earned (B11). */
  static final Schema<Object> OF_PARTNER =
      either(
          earning("PartnerAnalyticsCount"),
          list(earning("PartnerAnalyticsTimeseries", field("start", text()))),
          list(earning("PartnerAnalyticsTopLinks", link())));

  private AnalyticsAnswers() {}

  private static Shape<?> place(String name) {
    return shape(name, field("country", text()), field("region", text()), field("city", text()));
  }

  private static Part[] link() {
    return new Part[] {
      field("link", text()).deprecated(),
      field("id", text()),
      field("domain", text()),
      field("key", text()),
      field("shortLink", text()),
      field("url", text()),
      field("title", text().nullable()),
      field("comments", text().nullable()),
      field("folderId", text().nullable()),
      field("partnerId", text().nullable()),
      field("createdAt", text())
    };
  }

  private static Shape<?> shape(String name, Part... keys) {
    return Shape.untyped(withMetrics(keys).toArray(Part[]::new)).named(name);
  }

  private static Shape<?> earning(String name, Part... keys) {
    var parts = withMetrics(keys);
    parts.add(
        field("earnings", integer()).described("What the partner earned by sales, in cents."));
    return Shape.untyped(parts.toArray(Part[]::new)).named(name);
  }

  private static List<Part> withMetrics(Part... keys) {
    var parts = new ArrayList<>(List.of(keys));
    parts.add(field("clicks", integer()));
    parts.add(field("leads", integer()));
    parts.add(field("sales", integer()));
    parts.add(field("saleAmount", integer()));
    return parts;
  }

  /** Every element carries all four metrics (B5). */
  static ObjectNode add(ObjectNode node, Metrics metrics) {
    return node.put("clicks", metrics.clicks())
        .put("leads", metrics.leads())
        .put("sales", metrics.sales())
        .put("saleAmount", metrics.saleAmount());
  }
}
