package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.tagged;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Proves that the layer can say everything the other golden inputs ask of it. */
class RequestShapesTest {

  enum Color {
    RED,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    BROWN,
    GRAY,
    PINK;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record NewTag(@Nullable String name, @Nullable Color color, @Nullable String tag) {
    static final Shape<NewTag> SHAPE =
        Shape.of(
                NewTag.class,
                field("name", text().trimmed().min(1).max(190)).optional(),
                field(
                        "color",
                        choice(Color.class, Color::label)
                            .message(
                                "Invalid color. Must be one of: red, yellow, green, blue, purple,"
                                    + " brown, gray, pink"))
                    .optional(),
                field("tag", text().trimmed().min(1).max(190)).optional().deprecated())
            .rule("name", tag -> tag.name() != null || tag.tag() != null, "Name is required.");
  }

  record NewSale(
      String customerExternalId,
      long amount,
      String currency,
      String eventName,
      String paymentProcessor,
      @Nullable String invoiceId,
      @Nullable Map<String, JsonNode> metadata,
      @Nullable String leadEventName,
      @Nullable String clickId,
      @Nullable String customerName,
      @Nullable String customerEmail,
      @Nullable String customerAvatar) {
    static final Shape<NewSale> SHAPE =
        Shape.of(
            NewSale.class,
            field("customerExternalId", text().trimmed().min(1).max(100)).defaultsTo(""),
            field(
                "amount",
                integer().message("amount is required").min(0, "amount cannot be negative")),
            field("currency", text().mapped(code -> code.toLowerCase(Locale.ROOT)))
                .defaultsTo("usd"),
            field("eventName", text().max(255)).defaultsTo("Purchase"),
            field(
                    "paymentProcessor",
                    choice(
                        "stripe",
                        "shopify",
                        "polar",
                        "paddle",
                        "apple",
                        "revenuecat",
                        "dub",
                        "custom"))
                .defaultsTo("custom"),
            field("invoiceId", text().nullable()).defaultsToNull(),
            field("metadata", smallMetadata()).defaultsToNull(),
            field("leadEventName", text().nullable()).defaultsToNull(),
            field("clickId", text().nullable()).optional(),
            field("customerName", text().max(100).nullable()).defaultsToNull(),
            field("customerEmail", text().email().max(100).nullable()).defaultsToNull(),
            field("customerAvatar", text().nullable()).defaultsToNull());
  }

  record NewDomain(
      String slug,
      @Nullable String expiredUrl,
      @Nullable String notFoundUrl,
      boolean archived,
      @Nullable String placeholder,
      Given<String> logo,
      @Nullable String assetLinks) {
    static final Shape<NewDomain> SHAPE =
        Shape.of(
            NewDomain.class,
            field(
                "slug",
                text().message("slug is required").min(1, "slug cannot be empty.").max(190)),
            field("expiredUrl", text().max(32_000).emptyAsNull().nullable()).defaultsToNull(),
            field("notFoundUrl", text().max(32_000).emptyAsNull().nullable()).defaultsToNull(),
            field("archived", bool()).defaultsTo(false),
            field(
                    "placeholder",
                    text().max(100, "Must be 100 or fewer characters long.").nullable())
                .defaultsToNull(),
            field(
                    "logo",
                    either(
                            text().matching(Pattern.compile("data:image/.*"), "Invalid image"),
                            text().url(StandInUrls::isUrl),
                            text().url(StandInUrls::isPublic))
                        .nullable())
                .optional(),
            field("assetLinks", text().nullable()).optional());
  }

  record NewToken(String name, boolean isMachine, List<String> scopes) {
    static final Shape<NewToken> SHAPE =
        Shape.of(
            NewToken.class,
            field("name", text().message("Name is required").min(1).max(50)),
            field("isMachine", bool()).defaultsTo(false),
            field(
                    "scopes",
                    list(
                        choice(
                            "links.read",
                            "links.write",
                            "tags.read",
                            "tags.write",
                            "folders.read",
                            "folders.write",
                            "analytics.read",
                            "domains.read",
                            "domains.write",
                            "workspaces.read",
                            "workspaces.write",
                            "webhooks.read",
                            "webhooks.write",
                            "groups.read",
                            "groups.write",
                            "apis.all",
                            "apis.read")))
                .defaultsTo(List.of()));
  }

  sealed interface Grant {
    Tagged<Grant> SCHEMA =
        Schemas.<Grant>tagged("grant_type", Code.SHAPE, Refresh.SHAPE)
            .message("grant_type must be 'authorization_code' or 'refresh_token'");

    record Code(
        @Nullable String clientId,
        @Nullable String clientSecret,
        String code,
        String redirectUri,
        @Nullable String codeVerifier)
        implements Grant {
      static final Shape<Code> SHAPE =
          Shape.of(
              Code.class,
              tag("grant_type", "authorization_code"),
              field("client_id", text()).optional(),
              field("client_secret", text()).optional(),
              field("code", text().min(1)),
              field("redirect_uri", text().url(StandInUrls::isUrl)),
              field("code_verifier", text().max(190)).optional());
    }

    record Refresh(@Nullable String clientId, @Nullable String clientSecret, String refreshToken)
        implements Grant {
      static final Shape<Refresh> SHAPE =
          Shape.of(
              Refresh.class,
              tag("grant_type", "refresh_token"),
              field("client_id", text()).optional(),
              field("client_secret", text()).optional(),
              field("refresh_token", text().min(1)));
    }
  }

  private static Schema<Map<String, JsonNode>> smallMetadata() {
    return map(json())
        .rule(
            values -> Json.tree(values).toString().length() <= 10_000,
            "Metadata must be less than 10,000 characters when stringified")
        .nullable();
  }

  @TestFactory
  @DisplayName("(c.3) the golden inputs of tags, sales, domains, tokens and OAuth")
  Stream<DynamicTest> typed() {
    return ValidationVectors.of(TYPED);
  }

  @TestFactory
  @DisplayName("(c.3) the golden inputs of everything else")
  Stream<DynamicTest> untyped() {
    return ValidationVectors.of(untypedShapes());
  }

  @Test
  void everyGoldenCaseIsCovered() {
    var elsewhere =
        Set.of(
            "createLink.body",
            "updateLink.body",
            "bulkCreateLinks.body",
            "bulkUpdateLinks.body",
            "getLinks.query",
            "getLinksCount.query",
            "getLinkInfo.query",
            "retrieveAnalytics.query",
            "listEvents.query");
    assertThat(ValidationVectors.cases())
        .allMatch(
            name ->
                elsewhere.contains(name)
                    || TYPED.containsKey(name)
                    || untypedShapes().containsKey(name));
  }

  private static final Map<String, Schema<?>> TYPED =
      Map.of(
          "createTag.body", NewTag.SHAPE,
          "trackSale.body", NewSale.SHAPE,
          "createDomain.body", NewDomain.SHAPE,
          "createToken.body", NewToken.SHAPE,
          "oauthToken.body", Grant.SCHEMA);

  private static Map<String, Schema<?>> untypedShapes() {
    var shapes = new HashMap<String, Schema<?>>();
    shapes.putAll(workspaceShapes());
    shapes.putAll(trackingShapes());
    shapes.putAll(partnerShapes());
    shapes.putAll(moneyShapes());
    return shapes;
  }

  private static Map<String, Schema<?>> workspaceShapes() {
    var shapes = new HashMap<String, Schema<?>>();
    shapes.put(
        "getTags.query",
        Shape.untyped(
            field("sortBy", choice("name", "createdAt")).defaultsTo("name"),
            sortOrder("asc"),
            field("search", text()).optional(),
            field("ids", commaSeparated()).optional(),
            field("page", Query.page()).optional(),
            pageSize(100),
            field("includeLinksCount", Query.flag()).defaultsTo(false)));
    shapes.put(
        "createFolder.body",
        Shape.untyped(
            field("name", text().max(190)),
            field("description", text().max(500).nullable()).optional(),
            field("accessLevel", choice("write", "read").nullable()).defaultsTo("write")));
    shapes.put("listFolders.query", Shape.untyped(pageSize(50)));
    shapes.put(
        "listDomains.query",
        Shape.untyped(
            field("archived", Query.flag()).defaultsTo(false),
            field("search", text()).optional(),
            pageSize(50),
            field("includeLink", Query.flag()).defaultsTo(false)));
    shapes.put(
        "checkDomainStatus.query",
        Shape.untyped(
            field(
                "domains",
                commaSeparated()
                    .mapped(
                        names -> names.stream().filter(name -> name.endsWith(".link")).toList()))));
    shapes.put(
        "registerDomain.body",
        Shape.untyped(
            field(
                "domain",
                text().min(1).endingWith(".link").mapped(name -> name.toLowerCase(Locale.ROOT)))));
    shapes.put(
        "createUtm.body",
        Shape.untyped(
            field("name", text().min(1, "UTM name is required").max(50)),
            field("utm_source", text().trimmed().max(255).emptyAsNull().nullable()).optional()));
    shapes.put(
        "getQRCode.query",
        Shape.untyped(
            field("url", target()),
            field("logo", text()).optional(),
            field("size", Query.number()).defaultsTo(600.0),
            field("level", choice("L", "M", "Q", "H")).defaultsTo("L"),
            field("fgColor", text()).defaultsTo("#000000"),
            field("bgColor", text()).defaultsTo("#FFFFFF"),
            field("hideLogo", Query.flag()).defaultsTo(false),
            field("margin", Query.number()).defaultsTo(2.0),
            field("includeMargin", Query.flag()).defaultsTo(true).deprecated()));
    shapes.put(
        "oauthAuthorize.body",
        Shape.untyped(
            field("client_id", text().min(1)),
            field(
                "redirect_uri",
                text().format("uri", StandInUrls::isUrl, "redirect_uri must be a valid URL")),
            field("response_type", text().rule("code"::equals, "response_type must be 'code'")),
            field("state", text().max(1024)).optional(),
            field(
                    "scope",
                    text()
                        .as(
                            List.class,
                            RequestShapesTest::scopes,
                            "One or more provided OAuth scopes are invalid or unsupported."))
                .optional()));
    shapes.put("createWebhook.body", webhook());
    return shapes;
  }

  private static @Nullable List<String> scopes(String text) {
    var known = Set.of("links.read", "links.write", "user.read");
    var scopes =
        Stream.concat(Stream.of(text.split("[ ,+]", -1)), Stream.of("user.read"))
            .distinct()
            .toList();
    return known.containsAll(scopes) ? scopes : null;
  }

  record NewWebhook(
      String name,
      String url,
      List<String> triggers,
      @Nullable String linkScope,
      @Nullable List<String> linkIds) {
    boolean clicks() {
      return triggers.contains("link.clicked");
    }
  }

  private static Shape<NewWebhook> webhook() {
    return Shape.of(
            NewWebhook.class,
            field("name", text().min(1).max(40)),
            field("url", target()),
            field(
                "triggers",
                list(
                    choice(
                        "link.created",
                        "link.updated",
                        "link.deleted",
                        "link.clicked",
                        "lead.created",
                        "sale.created",
                        "partner.application_submitted",
                        "partner.enrolled",
                        "partner.merged",
                        "commission.created",
                        "bounty.created",
                        "bounty.updated",
                        "payout.confirmed",
                        "discount_code.created",
                        "discount_code.deleted"))),
            field("linkScope", choice("workspace", "folders", "links").nullable()).optional(),
            field("linkIds", list(text()).max(1000).nullable()).optional())
        .rule(
            "linkScope",
            webhook -> !webhook.clicks() || webhook.linkScope() != null,
            "\"linkScope\" is required when the \"link.clicked\" trigger is enabled.")
        .rule(
            "linkScope",
            webhook -> webhook.clicks() || webhook.linkScope() == null,
            "\"linkScope\" can only be set when the \"link.clicked\" trigger is enabled.")
        .rule(
            "linkIds",
            webhook ->
                !"links".equals(webhook.linkScope())
                    || (webhook.linkIds() != null && !webhook.linkIds().isEmpty()),
            "Select at least one link");
  }

  private static Map<String, Schema<?>> trackingShapes() {
    var shapes = new HashMap<String, Schema<?>>();
    var eventName = field("eventName", text().min(1, "eventName is required").max(255));
    var customerId = field("customerExternalId", text().trimmed().min(1).max(100));
    shapes.put(
        "trackLead.body",
        Shape.untyped(
            field("clickId", text()).optional(),
            eventName,
            customerId.optional(),
            field("customerName", text().max(100).nullable()).defaultsToNull(),
            field("customerEmail", text().email().max(100).nullable()).defaultsToNull(),
            field("customerAvatar", text().nullable()).defaultsToNull(),
            field("mode", choice("async", "wait", "deferred")).defaultsTo("async"),
            field("eventQuantity", integer().above(0).max(100).nullable()).optional(),
            field("metadata", smallMetadata()).defaultsToNull(),
            field("externalId", text()).optional().deprecated()));
    shapes.put(
        "trackLeadClient.body", Shape.untyped(field("clickId", text()), eventName, customerId));
    shapes.put(
        "trackOpen.body",
        Shape.untyped(field("deepLink", target()).optional(), field("dubDomain", text()).optional())
            .rule(
                open -> open.containsKey("deepLink") || open.containsKey("dubDomain"),
                "You need to provide either `deepLink` or `dubDomain` for deferred deep linking."));
    var customer =
        Fields.of(
            field("email", text().email().nullable()).optional(),
            field("name", text().nullable()).optional(),
            field("avatar", text().url(StandInUrls::isUrl).nullable()).optional(),
            field("externalId", text().message("External ID is required")),
            field("stripeCustomerId", text().nullable()).optional(),
            field("country", text()));
    shapes.put("createCustomer.body", Shape.untyped(customer));
    shapes.put("updateCustomer.body", Shape.untyped(customer.optional()));
    shapes.put(
        "getCustomers.query",
        Shape.untyped(
            field(
                    "sortBy",
                    choice("createdAt", "saleAmount", "firstSaleAt", "subscriptionCanceledAt"))
                .defaultsTo("createdAt"),
            sortOrder("desc"),
            field("includeExpandedFields", Query.flag()).optional(),
            pageSize(100)));
    return shapes;
  }

  private static Map<String, Schema<?>> partnerShapes() {
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
                        "createdAt",
                        "totalClicks",
                        "totalLeads",
                        "totalConversions",
                        "totalSaleAmount",
                        "totalCommissions",
                        "netRevenue",
                        "earningsPerClick",
                        "averageLifetimeValue",
                        "clickToLeadRate",
                        "clickToConversionRate",
                        "leadToConversionRate",
                        "returnOnAdSpend"))
                .defaultsTo("totalSaleAmount"),
            sortOrder("desc"),
            field(
                    "status",
                    choice(
                        "pending",
                        "approved",
                        "rejected",
                        "invited",
                        "declined",
                        "deactivated",
                        "banned",
                        "archived"))
                .optional(),
            field("country", text()).optional(),
            pageSize(100)));
    shapes.put("listPartnerApplications.query", Shape.untyped(pageSize(100)));
    shapes.put(
        "retrievePartnerAnalytics.query",
        Shape.untyped(
            field("groupBy", choice("top_links", "timeseries", "count")).defaultsTo("count"),
            field("interval", choice("24h", "7d", "30d", "90d", "1y", "mtd", "qtd", "ytd", "all"))
                .optional()));
    shapes.put(
        "banPartner.body",
        Shape.untyped(
            partnerId.optional(),
            field(
                "reason",
                choice(
                    "tos_violation",
                    "inappropriate_content",
                    "fake_traffic",
                    "fraud",
                    "spam",
                    "brand_abuse"))));
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
                        "invalidProof",
                        "duplicateSubmission",
                        "outOfTimeWindow",
                        "didNotMeetCriteria",
                        "other"))
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

  private static Map<String, Schema<?>> moneyShapes() {
    var shapes = new HashMap<String, Schema<?>>();
    var status = field("status", choice("pending", "refunded", "duplicate", "canceled", "fraud"));
    shapes.put("createCommission.body", commission());
    shapes.put(
        "listCommissions.query",
        Shape.untyped(
            field("type", choice("click", "lead", "sale", "referral", "custom")).optional(),
            field(
                    "status",
                    choice(
                        "pending",
                        "processed",
                        "paid",
                        "refunded",
                        "duplicate",
                        "fraud",
                        "canceled",
                        "hold"))
                .optional(),
            field("sortBy", choice("createdAt", "amount")).defaultsTo("createdAt"),
            sortOrder("desc"),
            field("interval", choice("24h", "all")).defaultsTo("all"),
            pageSize(100)));
    shapes.put(
        "updateCommission.body",
        Shape.untyped(
            field("earnings", number().min(0)).optional(),
            field("saleAmount", number().min(0)).optional(),
            field("modifySaleAmount", number()).optional(),
            field("currency", text()).defaultsTo("usd"),
            status.optional()));
    shapes.put(
        "bulkUpdateCommissions.body",
        Shape.untyped(
            field(
                "commissionIds",
                list(text())
                    .min(1, "At least one commission ID is required.")
                    .max(100, "You can only update up to 100 commissions at a time.")),
            status));
    shapes.put(
        "listPayouts.query",
        Shape.untyped(
            field(
                    "status",
                    choice(
                        "pending",
                        "processing",
                        "processed",
                        "sent",
                        "completed",
                        "failed",
                        "canceled"))
                .optional(),
            field("sortBy", choice("amount", "initiatedAt", "paidAt")).defaultsTo("amount"),
            sortOrder("desc"),
            pageSize(100)));
    return shapes;
  }

  private static Schema<?> commission() {
    var custom =
        Shape.untyped(
                tag("type", "custom"),
                field("partnerId", text()),
                field("amount", number().rule(amount -> amount != 0, "Amount cannot be 0.")),
                field("description", text().max(190).nullable()).optional())
            .rule(
                "description",
                body ->
                    (body.get("amount") instanceof Double amount && amount > 0)
                        || body.containsKey("description"),
                "`description` is required when creating a clawback (negative amount).");
    var lead =
        Shape.untyped(
            tag("type", "lead"),
            field("partnerId", text()),
            field("leadEventName", text().nullable()).defaultsTo("Sign up"));
    var sale =
        Shape.untyped(
                tag("type", "sale"),
                field("partnerId", text()),
                field("customerId", text().nullable()).optional(),
                field("importStripeInvoices", bool().nullable()).defaultsTo(false),
                field("saleAmount", number().nullable()).optional())
            .rule(
                "saleAmount",
                body -> body.containsKey("saleAmount"),
                "`saleAmount` is required when `importStripeInvoices` is false.");
    return tagged("type", custom, lead, sale);
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
}
