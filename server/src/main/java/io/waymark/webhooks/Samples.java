package io.waymark.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The data of test events: always the same, and nobody's (webhooks 8). */
final class Samples {
  /** What there are test events of: whatever happens here. */
  static final List<Trigger> TRIGGERS =
      List.of(
          Trigger.LINK_CREATED,
          Trigger.LINK_UPDATED,
          Trigger.LINK_DELETED,
          Trigger.LINK_CLICKED,
          Trigger.LEAD_CREATED,
          Trigger.SALE_CREATED,
          Trigger.COMMISSION_CREATED,
          Trigger.PARTNER_ENROLLED,
          Trigger.DISCOUNT_CODE_CREATED,
          Trigger.DISCOUNT_CODE_DELETED);

  private static final String LINK =
      """
      {"id":"link_1SAMPLE","domain":"go.example.com","key":"sample",
       "url":"https://example.com/welcome?utm_source=newsletter",
       "shortLink":"https://go.example.com/sample",
       "qrCode":"https://api.example.com/qr?url=https://go.example.com/sample?qr=1",
       "archived":false,"expiresAt":null,"expiredUrl":null,"disabledAt":null,"password":null,
       "trackConversion":false,"proxy":false,"title":"Welcome","description":"A sample link.",
       "image":null,"video":null,"utm_source":"newsletter","utm_medium":null,"utm_campaign":null,
       "utm_term":null,"utm_content":null,"rewrite":false,"doIndex":false,"ios":null,
       "android":null,"geo":null,"testVariants":null,"testStartedAt":null,"testCompletedAt":null,
       "userId":"user_1SAMPLE","projectId":"ws_1SAMPLE","workspaceId":"ws_1SAMPLE",
       "folderId":null,"externalId":null,"tenantId":null,"programId":null,"partnerId":null,
       "publicStats":false,"comments":null,"clicks":1,"leads":0,"conversions":0,"sales":0,
       "saleAmount":0,"lastClicked":"2026-01-01T12:00:00.000Z",
       "createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z",
       "tagId":"tag_1SAMPLE","tags":[{"id":"tag_1SAMPLE","name":"sample","color":"blue"}],
       "webhookIds":[]}
      """;

  private static final String CLICK =
      """
      {"id":"SampleClickId000","timestamp":"2026-01-01T12:00:00.000Z",
       "url":"https://example.com/welcome?utm_source=newsletter","country":"DE","city":"Berlin",
       "region":"BE","continent":"EU","device":"Desktop","browser":"Firefox","os":"Linux",
       "ua":"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
       "trigger":"link","referer":"(direct)","refererUrl":"(direct)","qr":false,"ip":""}
      """;

  private static final String CUSTOMER =
      """
      {"id":"cus_1SAMPLE","name":"Sam Sample","email":"sam@example.com","avatar":null,
       "externalId":"customer-1","stripeCustomerId":null,"sales":0,"saleAmount":0,
       "createdAt":"2026-01-01T12:01:00.000Z","firstSaleAt":null,"subscriptionCanceledAt":null}
      """;

  private static final String SALE =
      """
      {"amount":4900,"currency":"usd","paymentProcessor":"custom","invoiceId":"invoice-1"}
      """;

  private static final String COMMISSION =
      """
      {"id":"cm_1SAMPLE","type":"sale","amount":4900,"earnings":980,"currency":"usd",
       "status":"pending","invoiceId":"invoice-1","description":null,"quantity":1,"userId":null,"metadata":null,
       "createdAt":"2026-01-01T12:02:00.000Z","updatedAt":"2026-01-01T12:02:00.000Z",
       "partner":{"id":"pn_1SAMPLE","name":"Pat Partner","email":"pat@example.com","image":null,
        "payoutsEnabledAt":null,"country":"DE","groupId":"grp_1SAMPLE","totalClicks":1,
        "totalLeads":1,"totalConversions":1,"totalSales":1,"totalSaleAmount":4900,
        "totalCommissions":980},
       "customer":{"id":"cus_1SAMPLE","name":"Sam Sample","email":"sam@example.com","avatar":null,
        "externalId":"customer-1","stripeCustomerId":null,"country":"DE","sales":1,
        "saleAmount":4900,"createdAt":"2026-01-01T12:01:00.000Z",
        "firstSaleAt":"2026-01-01T12:02:00.000Z","subscriptionCanceledAt":null},
       "link":{"id":"link_1SAMPLE","shortLink":"https://go.example.com/sample",
        "domain":"go.example.com","key":"sample"}}
      """;

  private static final String PARTNER =
      """
      {"id":"pn_1SAMPLE","name":"Pat Sample","username":"pat-sample-abcd",
       "email":"pat@example.com","image":null,"description":null,"country":"DE",
       "companyName":null,"networkStatus":"draft","defaultPayoutMethod":null,"paypalEmail":null,
       "stripeConnectId":null,"payoutsEnabledAt":null,"identityVerifiedAt":null,
       "programId":"prog_1SAMPLE","groupId":"grp_1SAMPLE","partnerId":"pn_1SAMPLE",
       "tenantId":null,"createdAt":"2026-01-01T12:00:00.000Z","status":"approved",
       "links":[{"id":"link_1SAMPLE","domain":"go.example.com","key":"pat",
         "shortLink":"https://go.example.com/pat","url":"https://example.com/welcome","clicks":0,
         "leads":0,"conversions":0,"sales":0,"saleAmount":0}],
       "totalCommissions":0,"clickRewardId":null,"leadRewardId":null,"saleRewardId":"rw_1SAMPLE",
       "referralRewardId":null,"discountId":"disc_1SAMPLE","applicationId":null,"bannedAt":null,
       "bannedReason":null,"totalClicks":0,"totalLeads":0,"totalConversions":0,"totalSales":0,
       "totalSaleAmount":0,"netRevenue":0,"earningsPerClick":0,"averageLifetimeValue":null,
       "clickToLeadRate":null,"clickToConversionRate":null,"leadToConversionRate":null,
       "returnOnAdSpend":null,"trustedAt":null,"website":null,"youtube":null,"twitter":null,
       "linkedin":null,"instagram":null,"tiktok":null}
      """;

  private static final String DISCOUNT_CODE =
      """
      {"id":"dcode_1SAMPLE","code":"PAT10OFF","partnerId":"pn_1SAMPLE","linkId":"link_1SAMPLE",
       "disabledAt":null,
       "discount":{"id":"disc_1SAMPLE","amount":10,"type":"percentage","maxDuration":null,
         "provider":"custom"}}
      """;

  private Samples() {}

  /** The data of a test event. */
  static ObjectNode of(Trigger trigger) {
    return switch (trigger) {
      case LINK_CLICKED -> {
        var data = Event.JSON.createObjectNode();
        data.set("click", read(CLICK));
        data.set("link", read(LINK));
        yield data;
      }
      case LEAD_CREATED -> conversion("Sign up");
      case SALE_CREATED -> {
        var data = conversion("Purchase");
        data.set("sale", read(SALE));
        yield data;
      }
      case COMMISSION_CREATED -> read(COMMISSION);
      case PARTNER_ENROLLED -> read(PARTNER);
      case DISCOUNT_CODE_CREATED, DISCOUNT_CODE_DELETED -> read(DISCOUNT_CODE);
      default -> read(LINK);
    };
  }

  private static ObjectNode conversion(String eventName) {
    var data = Event.JSON.createObjectNode().put("eventName", eventName);
    data.set("customer", read(CUSTOMER));
    data.set("click", read(CLICK));
    data.set("link", read(LINK).put("trackConversion", true));
    data.putNull("metadata");
    return data;
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) Event.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sample is no JSON", e);
    }
  }
}
