package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Echo;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of link requests (LNK-1…9): the source of their validation and of their documentation.
 */
final class LinkSchemas {
  private static final int LONGEST_URL = 32_000;

  private static final Shape<Link.TestVariant> TEST_VARIANT =
      Shape.of(
          Link.TestVariant.class,
          field("url", text()).described("Where this variant leads."),
          field("percentage", number().min(10).max(90))
              .described("Its share of the visitors, in percent."));

  private static final Fields FIELDS =
      Fields.of(
          field("url", destination())
              .described("Where the link leads. `https://` is added where a scheme is missing."),
          field("domain", text().max(190))
              .described(
                  "The domain of the short link. Without it: the workspace's primary domain, else the server's default.")
              .optional(),
          field("key", text().max(190))
              .described("The part after the domain. Without it, a random one is made.")
              .optional(),
          field("keyLength", number().min(3).max(190))
              .described("How long a random key is. 7 if not given.")
              .optional(),
          field("externalId", text().min(1).max(255).mapped(LinkSchemas::withoutExt).nullable())
              .described(
                  "Your own id of the link, unique in the workspace. Prefixed with `ext_` it finds the link again.")
              .optional(),
          field("tenantId", text().max(255).nullable())
              .described("Your own id of the tenant the link was made for.")
              .optional(),
          field("programId", text().nullable())
              .described("The partner program the link belongs to.")
              .optional(),
          field("partnerId", text().nullable())
              .described("The partner the link belongs to.")
              .optional(),
          field("prefix", text())
              .described("Put before a random key, with a slash between them.")
              .optional(),
          field("trackConversion", bool())
              .described("Whether leads and sales of the link's visitors are tracked.")
              .optional(),
          field("archived", bool())
              .described("Archived links work, and are left out of lists.")
              .optional(),
          field("tagIds", commaSeparated()).described("The ids of the link's tags.").optional(),
          field("tagNames", commaSeparated())
              .described("The names of the link's tags, if no ids are given.")
              .optional(),
          field("folderId", text().emptyAsNull().nullable())
              .described("The folder the link is in.")
              .optional(),
          field("comments", text().nullable())
              .described("Notes for your team; visitors never see them.")
              .optional(),
          field("expiresAt", text().nullable())
              .described(
                  "When the link stops working: an ISO 8601 date, or words such as `in 2 days`.")
              .optional(),
          field("expiredUrl", otherUrl())
              .described("Where visitors go once the link has expired.")
              .optional(),
          field("password", text().nullable())
              .described("What visitors must enter first. Encrypted where it is stored.")
              .optional(),
          field("proxy", bool())
              .described(
                  "Whether Waymark serves the link's preview from title, description and image.")
              .optional(),
          field("title", text().nullable()).described("The preview's title.").optional(),
          field("description", text().nullable())
              .described("The preview's description.")
              .optional(),
          field("image", LinkImage.SCHEMA)
              .described("The preview's image: a public URL or a data URL.")
              .optional(),
          field("video", text().nullable()).described("The preview's video.").optional(),
          field("rewrite", bool())
              .described("Whether the destination is shown under the short link's address.")
              .optional(),
          field("ios", otherUrl()).described("Where visitors with iOS go instead.").optional(),
          field("android", otherUrl())
              .described("Where visitors with Android go instead.")
              .optional(),
          field("geo", map(url()).nullable())
              .described(
                  "Where visitors from a country go instead, by upper-case ISO 3166-1 alpha-2 code.")
              .optional(),
          field("doIndex", bool())
              .described("Whether search engines may index the short link.")
              .optional(),
          utm("utm_source", "The campaign's source, put into the destination."),
          utm("utm_medium", "The campaign's medium, put into the destination."),
          utm("utm_campaign", "The campaign's name, put into the destination."),
          utm("utm_term", "The campaign's term, put into the destination."),
          utm("utm_content", "The campaign's content, put into the destination."),
          utm("ref", "A referral parameter, put into the destination."),
          field("testVariants", list(TEST_VARIANT).min(2).max(4).nullable())
              .described("The destinations of an A/B test. Needs `trackConversion`.")
              .optional(),
          field("testStartedAt", text().nullable())
              .described("When the A/B test started.")
              .optional(),
          field("testCompletedAt", text().nullable())
              .described("When the A/B test ends.")
              .optional(),
          field("publicStats", bool())
              .described("Whether the link's statistics are public.")
              .deprecated()
              .optional(),
          field("tagId", text().nullable())
              .described("The id of the link's only tag.")
              .deprecated()
              .optional(),
          field("webhookIds", list(text()).nullable())
              .described("The webhooks told of the link's clicks.")
              .deprecated()
              .optional());

  private static final Field<String> RETENTION =
      field("linkRetentionCleanupDisabledAt", text().nullable()).optional().hidden();

  /** The body of a creation. */
  static final Shape<LinkRequest> CREATE =
      Shape.of(
              LinkRequest.class,
              FIELDS.and(ignored("linkRetentionCleanupDisabledAt", String.class)))
          .named("NewLink");

  /**
   * The body of a change: everything may be left out, and how random keys are made plays no part.
   */
  static final Shape<LinkRequest> UPDATE =
      Shape.of(
              LinkRequest.class,
              FIELDS
                  .replacing(ignored("keyLength", Double.class), ignored("prefix", String.class))
                  .optional()
                  .and(RETENTION))
          .named("LinkChange");

  /** What a partner's link may be beside its address and whose it is (partners B1.4). */
  static final Shape<LinkRequest> OF_PARTNER =
      Shape.of(
              LinkRequest.class,
              FIELDS
                  .replacing(
                      ignored("url", String.class),
                      ignored("domain", String.class),
                      ignored("key", String.class),
                      ignored("keyLength", Double.class),
                      ignored("programId", String.class),
                      ignored("partnerId", String.class),
                      ignored("trackConversion", Boolean.class),
                      ignored("folderId", String.class),
                      ignored("geo", Map.class),
                      ignored("utm_source", String.class),
                      ignored("utm_medium", String.class),
                      ignored("utm_campaign", String.class),
                      ignored("utm_term", String.class),
                      ignored("utm_content", String.class),
                      ignored("ref", String.class),
                      ignored("publicStats", Boolean.class),
                      ignored("tagId", String.class),
                      ignored("webhookIds", List.class))
                  .optional()
                  .and(ignored("linkRetentionCleanupDisabledAt", String.class)))
          .named("PartnerLinkProps");

  private static final int LARGEST_BULK = 100;

  private static final Field<String> ANY_IMAGE =
      field("image", text().nullable()).described("The preview's image: a public URL.").optional();

  /** One link of a bulk creation, whose image is any text (LNK-6). */
  private static final Shape<LinkRequest> ONE_OF_MANY =
      Shape.of(
              LinkRequest.class,
              FIELDS
                  .replacing(ANY_IMAGE)
                  .and(ignored("linkRetentionCleanupDisabledAt", String.class)))
          .named("NewLinkInBulk");

  /** The body of a bulk creation (LNK-42). */
  static final Schema<List<Echo<LinkRequest>>> CREATE_MANY =
      list(ONE_OF_MANY.echoed())
          .min(1, "No links created – you must provide at least one link.")
          .max(LARGEST_BULK, "You can only create up to 100 links at a time.");

  private static final String TOO_MANY = "You can only update up to 100 links at a time.";

  /** The body of a bulk change (LNK-45). */
  static final Shape<LinksChange> UPDATE_MANY =
      Shape.of(
              LinksChange.class,
              field("linkIds", list(text()).max(LARGEST_BULK, TOO_MANY))
                  .described("The ids of the links to change.")
                  .defaultsTo(List.of()),
              field("externalIds", list(text()).max(LARGEST_BULK, TOO_MANY))
                  .described("Your own ids of the links to change, if no ids are given.")
                  .defaultsTo(List.of()),
              field(
                      "data",
                      Shape.of(
                              LinkRequest.class,
                              FIELDS
                                  .replacing(
                                      ANY_IMAGE,
                                      field("url", url()).described("Where the links lead."),
                                      ignored("domain", String.class),
                                      ignored("key", String.class),
                                      ignored("keyLength", Double.class),
                                      ignored("externalId", String.class),
                                      ignored("prefix", String.class))
                                  .optional()
                                  .and(ignored("linkRetentionCleanupDisabledAt", String.class)))
                          .named("LinksChangeData"))
                  .described("What is changed in each of them."))
          .named("LinksChange");

  private LinkSchemas() {}

  /** A link of a file or a service as a request to make it, held to the rules of a creation. */
  static LinkRequest imported(ImportRow row, @Nullable String folderId) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("url", row.url())
            .put("domain", row.domain())
            .put("key", row.key());
    putIfGiven(body, "title", row.title());
    putIfGiven(body, "description", row.description());
    putIfGiven(body, "folderId", folderId);
    putIfGiven(body, "ios", row.ios());
    putIfGiven(body, "android", row.android());
    if (row.archived()) {
      body.put("archived", true);
    }
    return ONE_OF_MANY.parse(body);
  }

  /** A link that stands for a page of a site, as a request to make it. */
  static LinkRequest ofPage(String url, String domain, String key, @Nullable String folderId) {
    var body =
        JsonNodeFactory.instance.objectNode().put("url", url).put("domain", domain).put("key", key);
    putIfGiven(body, "folderId", folderId);
    return ONE_OF_MANY.parse(body);
  }

  private static void putIfGiven(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  /** A field this request does not have, whatever its name's value in the input. */
  private static <T> Field<T> ignored(String name, Class<T> type) {
    return field(
            name,
            json()
                .absentWhen(_ -> true)
                .as(
                    type,
                    _ -> {
                      throw new IllegalStateException("an ignored field has no value");
                    }))
        .optional()
        .hidden();
  }

  private static Schema<String> destination() {
    return text().max(LONGEST_URL).mapped(UrlInput::normalise);
  }

  static Schema<String> url() {
    return destination().rule(url -> WebUrl.parse(url) != null, "Invalid URL");
  }

  private static Schema<String> otherUrl() {
    return url().nullable();
  }

  private static Field<String> utm(String name, String description) {
    return field(name, text().trimmed().max(255).emptyAsNull().nullable())
        .described(description)
        .optional();
  }

  /** A caller's own id, without the {@code ext_} it may be given with. */
  static String withoutExt(String externalId) {
    return externalId.startsWith("ext_") ? externalId.substring(4) : externalId;
  }
}
