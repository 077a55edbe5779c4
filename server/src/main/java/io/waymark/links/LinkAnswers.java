package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.time.Instant;

/** How answers about links look, for the API's document; {@link LinkView} writes them. */
final class LinkAnswers {
  private static final Shape<?> VARIANT =
      Shape.untyped(field("url", text()), field("percentage", number()));

  private static final Shape<?> TAG =
      Shape.untyped(field("id", text()), field("name", text()), field("color", text()))
          .named("LinkTag");

  static final Shape<?> LINK =
      Shape.untyped(
              field("id", text()).described("The link's id."),
              field("domain", text()).described("The domain of the short link."),
              field("key", text())
                  .described(
                      "The part after the domain, in punycode; `_root` for the domain's own link."),
              field("url", text()).described("Where the link leads."),
              field("shortLink", text()).described("The whole short link."),
              field("qrCode", text()).described("The address of the link's QR code."),
              field("archived", bool()).described("Whether the link is left out of lists."),
              field("expiresAt", date()).described("When the link stops working."),
              field("expiredUrl", optionalText())
                  .described("Where visitors go once the link has expired."),
              field("disabledAt", date()).described("When the link was disabled."),
              field("password", optionalText()).described("What visitors must enter first."),
              field("trackConversion", bool()).described("Whether leads and sales are tracked."),
              field("proxy", bool()).described("Whether Waymark serves the link's preview."),
              field("title", optionalText()).described("The preview's title."),
              field("description", optionalText()).described("The preview's description."),
              field("image", optionalText()).described("The preview's image."),
              field("video", optionalText()).described("The preview's video."),
              field("utm_source", optionalText())
                  .described("The campaign's source, as found in the destination."),
              field("utm_medium", optionalText())
                  .described("The campaign's medium, as found in the destination."),
              field("utm_campaign", optionalText())
                  .described("The campaign's name, as found in the destination."),
              field("utm_term", optionalText())
                  .described("The campaign's term, as found in the destination."),
              field("utm_content", optionalText())
                  .described("The campaign's content, as found in the destination."),
              field("rewrite", bool())
                  .described("Whether the destination is shown under the short link's address."),
              field("doIndex", bool())
                  .described("Whether search engines may index the short link."),
              field("ios", optionalText()).described("Where visitors with iOS go instead."),
              field("android", optionalText()).described("Where visitors with Android go instead."),
              field("geo", map(text()).nullable())
                  .described("Where visitors from a country go instead."),
              field("testVariants", list(VARIANT).nullable())
                  .described("The destinations of the A/B test."),
              field("testStartedAt", date()).described("When the A/B test started."),
              field("testCompletedAt", date()).described("When the A/B test ends."),
              field("userId", optionalText()).described("Who made the link."),
              field("projectId", optionalText()).described("The workspace's id as it is stored."),
              field("workspaceId", optionalText()).described("The workspace's id."),
              field("folderId", optionalText()).described("The folder the link is in."),
              field("externalId", optionalText()).described("Your own id of the link."),
              field("tenantId", optionalText()).described("Your own id of the tenant."),
              field("programId", optionalText()).described("The partner program."),
              field("partnerId", optionalText()).described("The partner."),
              field("publicStats", bool()).described("Whether the link's statistics are public."),
              field("comments", optionalText()).described("Notes for your team."),
              field("linkRetentionCleanupDisabledAt", date())
                  .described("Since when the link is kept whatever the domain's retention says."),
              field("clicks", integer()).described("Counted clicks."),
              field("leads", integer()).described("Leads."),
              field("conversions", integer()).described("Leads that became sales."),
              field("sales", integer()).described("Sales."),
              field("saleAmount", integer()).described("Sales in minor units of the currency."),
              field("lastClicked", date()).described("When the link was last clicked."),
              field("createdAt", instant()).described("When the link was made."),
              field("updatedAt", instant()).described("When the link was last changed."),
              field("identifier", optionalText()).described("Always null."),
              field("tagId", optionalText()).described("The id of the link's first tag."),
              field("tags", list(TAG)).described("The link's tags."),
              field("webhookIds", list(text()))
                  .described("The webhooks told of the link's clicks."))
          .named("Link")
          .described("A short link. Every member is always there, null where there is nothing.");

  static final Schema<?> LINKS = list(LINK);

  /** One of many that could not be written. */
  private static final Shape<?> FAILURE =
      Shape.untyped(
              field("link", json()).described("What was sent."),
              field("error", text()).described("What is wrong with it."),
              field("code", text()).described("The error's code."))
          .named("LinkFailure");

  static final Schema<?> MANY = list(either(LINK, FAILURE));

  static final Shape<?> DELETED_COUNT =
      Shape.untyped(field("deletedCount", integer()).described("How many links were deleted."));

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private LinkAnswers() {}

  private static Schema<String> optionalText() {
    return text().nullable();
  }

  private static Schema<Instant> date() {
    return instant().nullable();
  }
}
