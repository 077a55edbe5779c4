package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Partners as the API and webhooks show them (B1, webhooks 4.7). */
final class EnrolledView {
  /** A link of a partner. */
  static final Shape<?> LINK =
      Shape.untyped(
              field("id", text()),
              field("domain", text()),
              field("key", text()),
              field("shortLink", text()),
              field("url", text()),
              field("clicks", integer()),
              field("leads", integer()),
              field("conversions", integer()),
              field("sales", integer()),
              field("saleAmount", integer()).described("In cents of US dollars."))
          .named("LinkOfPartner");

  private static final Schema<String> MAYBE = text().nullable();

  private static final Fields BASICS =
      Fields.of(
          field("id", text()).described("The partner's id."),
          field("name", text()),
          field("username", MAYBE),
          field("email", MAYBE),
          field("image", MAYBE),
          field("description", MAYBE),
          field("country", MAYBE),
          field("companyName", MAYBE),
          field("networkStatus", text()),
          field("defaultPayoutMethod", MAYBE),
          field("paypalEmail", MAYBE),
          field("stripeConnectId", MAYBE),
          field("payoutsEnabledAt", MAYBE),
          field("identityVerifiedAt", MAYBE),
          field("programId", text()),
          field("groupId", MAYBE),
          field("partnerId", text()),
          field("tenantId", MAYBE).described("Your own id of the partner."),
          field("createdAt", text()).described("When they became a partner of the program."),
          field("status", text()),
          field("links", list(LINK)),
          field("totalCommissions", integer()).described("What they earned, in cents."),
          field("clickRewardId", MAYBE),
          field("leadRewardId", MAYBE),
          field("saleRewardId", MAYBE),
          field("referralRewardId", MAYBE),
          field("discountId", MAYBE),
          field("applicationId", MAYBE),
          field("bannedAt", MAYBE),
          field("bannedReason", MAYBE),
          field("totalClicks", integer()),
          field("totalLeads", integer()),
          field("totalConversions", integer()),
          field("totalSales", integer()),
          field("totalSaleAmount", integer()),
          field("netRevenue", integer()),
          field("earningsPerClick", number()),
          field("averageLifetimeValue", number().nullable()),
          field("clickToLeadRate", number().nullable()),
          field("clickToConversionRate", number().nullable()),
          field("leadToConversionRate", number().nullable()),
          field("returnOnAdSpend", number().nullable()),
          field("trustedAt", MAYBE).deprecated());

  private static final Fields PLATFORMS =
      BASICS.and(
          field("website", MAYBE),
          field("youtube", MAYBE),
          field("twitter", MAYBE),
          field("linkedin", MAYBE),
          field("instagram", MAYBE),
          field("tiktok", MAYBE));

  /** Somebody who was enrolled. */
  static final Shape<?> ENROLLED = Shape.untyped(PLATFORMS).named("EnrolledPartner");

  private static final Schema<?> TAG =
      Shape.untyped(field("id", text()), field("name", text())).named("PartnerTag");

  /** One of a list. */
  static final Shape<?> LISTED =
      Shape.untyped(
              PLATFORMS.and(
                  field("tags", list(TAG)),
                  field("clicks", integer()).deprecated(),
                  field("leads", integer()).deprecated(),
                  field("conversions", integer()).deprecated(),
                  field("sales", integer()).deprecated(),
                  field("saleAmount", integer()).deprecated()))
          .named("ListedPartner");

  /** One alone. */
  static final Shape<?> ALONE =
      Shape.untyped(
              BASICS.and(
                  field("tags", list(TAG)),
                  field("lastLeadAt", text()).optional(),
                  field("lastConversionAt", text()).optional(),
                  field("customerDataSharingEnabledAt", MAYBE),
                  field("groupMoveDisabledAt", MAYBE),
                  field("riskMonitoringDisabledAt", MAYBE),
                  field("platforms", list(json())),
                  field(
                      "discount",
                      Shape.untyped(field("id", text()), field("provider", text())).nullable()),
                  field("monthlyTraffic", MAYBE),
                  field("industryInterests", list(text())),
                  field("preferredEarningStructures", list(text())),
                  field("salesChannels", list(text()))))
          .named("Partner");

  private EnrolledView() {}

  /** As the answer to an enrollment has it, and the news of it. */
  static ObjectNode enrolled(Enrolled partner) {
    var view = basics(partner);
    byPlatform(partner.partner().platforms()).forEach(view::put);
    return view;
  }

  /** As lists have it. */
  static ObjectNode listed(Enrolled partner) {
    var view = enrolled(partner);
    view.putArray("tags");
    for (var old : new String[] {"Clicks", "Leads", "Conversions", "Sales", "SaleAmount"}) {
      view.set(Character.toLowerCase(old.charAt(0)) + old.substring(1), view.get("total" + old));
    }
    return view;
  }

  /**
   * As it is shown alone.
   *
   * @param discountProvider who keeps the codes of the partner's discount; null without one
   */
  static ObjectNode alone(Enrolled partner, @Nullable String discountProvider) {
    var view = basics(partner);
    view.putArray("tags");
    putIfThere(view, "lastLeadAt", partner.totals().lastLeadAt());
    putIfThere(view, "lastConversionAt", partner.totals().lastConversionAt());
    view.putNull("customerDataSharingEnabledAt")
        .putNull("groupMoveDisabledAt")
        .putNull("riskMonitoringDisabledAt");
    var platforms = view.putArray("platforms");
    byPlatform(partner.partner().platforms())
        .forEach(
            (type, identifier) -> {
              if (identifier != null) {
                platforms
                    .addObject()
                    .put("type", type)
                    .put("identifier", identifier)
                    .putNull("verifiedAt")
                    .putNull("platformId")
                    .putNull("avatarUrl")
                    .put("subscribers", 0)
                    .put("posts", 0)
                    .put("views", 0);
              }
            });
    if (discountProvider == null) {
      view.putNull("discount");
    } else {
      view.putObject("discount")
          .put("id", partner.enrollment().discountId())
          .put("provider", discountProvider);
    }
    view.putNull("monthlyTraffic");
    view.putArray("industryInterests");
    view.putArray("preferredEarningStructures");
    view.putArray("salesChannels");
    return view;
  }

  private static ObjectNode basics(Enrolled enrolled) {
    var partner = enrolled.partner();
    var enrollment = enrolled.enrollment();
    var totals = enrolled.totals();
    var view = JsonNodeFactory.instance.objectNode();
    view.put("id", partner.id())
        .put("name", partner.name())
        .put("username", partner.username())
        .put("email", partner.email())
        .put("image", partner.image())
        .put("description", partner.description())
        .put("country", partner.country())
        .put("companyName", partner.companyName())
        .put("networkStatus", "draft")
        .put("defaultPayoutMethod", partner.paypalEmail() == null ? null : "paypal")
        .put("paypalEmail", partner.paypalEmail())
        .putNull("stripeConnectId")
        .put("payoutsEnabledAt", iso(partner.payoutsEnabledAt()))
        .putNull("identityVerifiedAt")
        .put("programId", enrollment.programId())
        .put("groupId", enrollment.groupId())
        .put("partnerId", enrollment.partnerId())
        .put("tenantId", enrollment.tenantId())
        .put("createdAt", iso(enrollment.createdAt()))
        .put("status", enrollment.status());
    view.putArray("links").addAll(enrolled.links());
    return view.put("totalCommissions", totals.commissions())
        .put("clickRewardId", enrollment.clickRewardId())
        .put("leadRewardId", enrollment.leadRewardId())
        .put("saleRewardId", enrollment.saleRewardId())
        .put("referralRewardId", enrollment.referralRewardId())
        .put("discountId", enrollment.discountId())
        .putNull("applicationId")
        .put("bannedAt", iso(enrollment.bannedAt()))
        .put("bannedReason", enrollment.bannedReason())
        .put("totalClicks", totals.clicks())
        .put("totalLeads", totals.leads())
        .put("totalConversions", totals.conversions())
        .put("totalSales", totals.sales())
        .put("totalSaleAmount", totals.saleAmount())
        .put("netRevenue", totals.netRevenue())
        .put("earningsPerClick", totals.earningsPerClick())
        .put("averageLifetimeValue", totals.averageLifetimeValue())
        .put("clickToLeadRate", totals.clickToLeadRate())
        .put("clickToConversionRate", totals.clickToConversionRate())
        .put("leadToConversionRate", totals.leadToConversionRate())
        .put("returnOnAdSpend", totals.returnOnAdSpend())
        .putNull("trustedAt");
  }

  private static Map<String, @Nullable String> byPlatform(Partner.Platforms platforms) {
    var all = new LinkedHashMap<String, @Nullable String>();
    all.put("website", platforms.website());
    all.put("youtube", platforms.youtube());
    all.put("twitter", platforms.twitter());
    all.put("linkedin", platforms.linkedin());
    all.put("instagram", platforms.instagram());
    all.put("tiktok", platforms.tiktok());
    return all;
  }

  private static void putIfThere(ObjectNode view, String member, @Nullable Instant instant) {
    if (instant != null) {
      view.put(member, iso(instant));
    }
  }

  static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
