package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests about partners, bounties and embedding. */
class PartnerShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of partners and bounties")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  static Map<String, Schema<?>> shapes() {
    var shapes = new HashMap<String, Schema<?>>();

    var partnerId = field("partnerId", text());
    var linkProps = Shape.untyped(field("password", text().nullable()).optional());
    var slug = Pattern.compile("[a-z0-9-]+");
    var link =
        Fields.of(
            field("partnerId", text().nullable()).optional(),
            field("url", target().nullable()).optional(),
            field("key", text().max(190)).optional());
    shapes.put(
        "createPartner.body",
        Shape.untyped(
            field("name", text().trimmed().max(100).nullable()).optional(),
            field("email", text().email().max(190)),
            field(
                    "username",
                    text()
                        .max(100)
                        .rule(
                            name -> slug.matcher(name).matches(),
                            "Invalid username. Must be a URL-friendly string."))
                .optional(),
            field("country", text()).optional(),
            field("linkProps", linkProps).optional()));
    shapes.put("createPartnerLink.body", Shape.untyped(link));
    shapes.put("upsertPartnerLink.body", Shape.untyped(link.replacing(field("url", target()))));
    shapes.put(
        "listPartners.query",
        Shape.untyped(
            field(
                    "sortBy",
                    choice(
                        words(
                            "createdAt totalClicks totalLeads totalConversions "
                                + "totalSaleAmount totalCommissions netRevenue earningsPerClick "
                                + "averageLifetimeValue clickToLeadRate clickToConversionRate "
                                + "leadToConversionRate returnOnAdSpend")))
                .defaultsTo("totalSaleAmount"),
            sortOrder("desc"),
            field(
                    "status",
                    choice(
                        words(
                            "pending approved rejected invited declined deactivated banned "
                                + "archived")))
                .optional(),
            field("country", text()).optional(),
            pageSize(100)));
    shapes.put("listPartnerApplications.query", Shape.untyped(pageSize(100)));
    shapes.put(
        "retrievePartnerAnalytics.query",
        Shape.untyped(
            field("groupBy", choice("top_links", "timeseries", "count")).defaultsTo("count"),
            field("interval", choice(words("24h 7d 30d 90d 1y mtd qtd ytd all"))).optional()));
    shapes.put(
        "banPartner.body",
        Shape.untyped(
            partnerId.optional(),
            field(
                "reason",
                choice(
                    words(
                        "tos_violation inappropriate_content fake_traffic fraud spam "
                            + "brand_abuse")))));
    shapes.put("approvePartnerApplication.body", Shape.untyped(partnerId));
    shapes.put(
        "rejectPartnerApplication.body",
        Shape.untyped(
            partnerId,
            field(
                    "rejectionReason",
                    choice("needsMoreDetail", "doesNotMeetRequirements", "notTheRightFit", "other"))
                .optional(),
            field("reapplicationTimeframe", choice("standard", "never")).defaultsTo("standard"),
            field("flagForFraud", bool()).optional()));
    shapes.put(
        "createDiscountCode.body",
        Shape.untyped(
            partnerId,
            field("linkId", text()),
            field(
                    "code",
                    text()
                        .trimmed()
                        .max(100, "Code must be 100 characters or fewer.")
                        .matching(
                            Pattern.compile("[A-Za-z0-9_-]*"),
                            "Code can only contain letters, numbers, dashes, and underscores.")
                        .absentWhen(String::isEmpty))
                .optional()));
    shapes.put(
        "createReferralsEmbedToken.body",
        Shape.untyped(
                partnerId.optional(),
                field("tenantId", text()).optional(),
                field("partner", Shape.untyped(field("email", text().email()))).optional())
            .rule(
                token -> !token.isEmpty(),
                "You must provide either partnerId, tenantId, or partner."));
    shapes.put(
        "approveBountySubmission.body",
        Shape.untyped(field("rewardAmount", number().nullable()).optional()));
    shapes.put(
        "rejectBountySubmission.body",
        Shape.untyped(
            field(
                    "rejectionReason",
                    choice(
                        words(
                            "invalidProof duplicateSubmission outOfTimeWindow "
                                + "didNotMeetCriteria other")))
                .optional()));
    shapes.put(
        "listBountySubmissions.query",
        Shape.untyped(
            field("status", choice("draft", "submitted", "approved", "rejected")).optional(),
            field("sortBy", choice("completedAt", "performanceCount", "socialMetricCount"))
                .defaultsTo("completedAt"),
            sortOrder("asc"),
            pageSize(100)));
    return shapes;
  }

  private static Schema<String> target() {
    return text().max(32_000).mapped(StandInUrls::target, "Invalid URL");
  }

  private static Field<Integer> pageSize(int max) {
    return field("pageSize", Query.pageSize(max)).defaultsTo(max);
  }

  private static Field<String> sortOrder(String byDefault) {
    return field("sortOrder", choice("asc", "desc")).defaultsTo(byDefault);
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }
}
