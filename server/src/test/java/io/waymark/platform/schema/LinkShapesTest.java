package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The requests of links (LNK-1 to LNK-9), written as the links slice will write them. */
class LinkShapesTest {

  /** A link to be made (LNK-1 to LNK-8). */
  record NewLink(
      String url,
      @Nullable String domain,
      @Nullable String key,
      @Nullable Double keyLength,
      @Nullable String externalId,
      @Nullable String tenantId,
      @Nullable String programId,
      @Nullable String partnerId,
      @Nullable String prefix,
      @Nullable Boolean trackConversion,
      @Nullable Boolean archived,
      @Nullable List<String> tagIds,
      @Nullable List<String> tagNames,
      @Nullable String folderId,
      @Nullable String comments,
      @Nullable String expiresAt,
      @Nullable String expiredUrl,
      @Nullable String password,
      @Nullable Boolean proxy,
      @Nullable String title,
      @Nullable String description,
      @Nullable String image,
      @Nullable String video,
      @Nullable Boolean rewrite,
      @Nullable String ios,
      @Nullable String android,
      @Nullable Map<String, String> geo,
      @Nullable Boolean doIndex,
      @Nullable String utmSource,
      @Nullable String utmMedium,
      @Nullable String utmCampaign,
      @Nullable String utmTerm,
      @Nullable String utmContent,
      @Nullable String ref,
      @Nullable List<TestVariant> testVariants,
      @Nullable String testStartedAt,
      @Nullable String testCompletedAt,
      @Nullable Boolean publicStats,
      Given<String> tagId,
      @Nullable List<String> webhookIds) {

    static final Shape<NewLink> SHAPE =
        Shape.of(
                NewLink.class,
                field("url", text().max(32_000).mapped(StandInUrls::normalise))
                    .described("Where the short link leads."),
                field("domain", text().max(190))
                    .described("The domain of the short link; the workspace's first one if absent.")
                    .optional(),
                field("key", text().max(190)).optional(),
                field("keyLength", number().min(3).max(190)).optional(),
                field("externalId", text().min(1).max(255).mapped(NewLink::bare).nullable())
                    .described("The id of the link in your own system.")
                    .optional(),
                field("tenantId", text().max(255).nullable()).optional(),
                field("programId", text().nullable()).optional(),
                field("partnerId", text().nullable()).optional(),
                field("prefix", text()).optional(),
                field("trackConversion", bool()).optional(),
                field("archived", bool()).optional(),
                field("tagIds", commaSeparated()).optional(),
                field("tagNames", commaSeparated()).optional(),
                field("folderId", text().emptyAsNull().nullable()).optional(),
                field("comments", text().nullable()).optional(),
                field("expiresAt", text().nullable()).optional(),
                field("expiredUrl", target().nullable()).optional(),
                field("password", text().nullable()).optional(),
                field("proxy", bool()).optional(),
                field("title", text().nullable()).optional(),
                field("description", text().nullable()).optional(),
                field("image", Image.SCHEMA).optional(),
                field("video", text().nullable()).optional(),
                field("rewrite", bool()).optional(),
                field("ios", target().nullable()).optional(),
                field("android", target().nullable()).optional(),
                field("geo", map(target()).nullable()).optional(),
                field("doIndex", bool()).optional(),
                field("utm_source", utm()).optional(),
                field("utm_medium", utm()).optional(),
                field("utm_campaign", utm()).optional(),
                field("utm_term", utm()).optional(),
                field("utm_content", utm()).optional(),
                field("ref", utm()).optional(),
                field("testVariants", list(TestVariant.SHAPE).min(2).max(4).nullable()).optional(),
                field("testStartedAt", text().nullable()).optional(),
                field("testCompletedAt", text().nullable()).optional(),
                field("publicStats", bool()).optional().deprecated(),
                field("tagId", text().nullable()).optional().deprecated(),
                field("webhookIds", list(text()).nullable()).optional().deprecated())
            .named("NewLink");

    /** In bulk an image is any text (LNK-6). */
    static final Shape<NewLink> IN_BULK =
        Shape.of(
            NewLink.class, SHAPE.fields().replacing(field("image", text().nullable()).optional()));

    static final Schema<List<NewLink>> BULK =
        list(IN_BULK)
            .min(1, "No links created – you must provide at least one link.")
            .max(100, "You can only create up to 100 links at a time.");

    private static Schema<String> target() {
      return text().max(32_000).mapped(StandInUrls::target, "Invalid URL");
    }

    private static Schema<String> utm() {
      return text().trimmed().max(255).emptyAsNull().nullable();
    }

    private static String bare(String externalId) {
      return externalId.startsWith("ext_") ? externalId.substring(4) : externalId;
    }
  }

  /** One leg of an A/B test (LNK-7). */
  record TestVariant(String url, double percentage) {
    static final Shape<TestVariant> SHAPE =
        Shape.of(
            TestVariant.class, field("url", text()), field("percentage", number().min(10).max(90)));
  }

  /** A preview image: an embedded picture or a public address (LNK-6). */
  static final class Image {
    private static final Pattern EMBEDDED =
        Pattern.compile("data:image/(png|jpeg|jpg|gif|webp);base64,.*", Pattern.CASE_INSENSITIVE);

    static final Schema<String> SCHEMA =
        either(
                text()
                    .matching(EMBEDDED, "Invalid image")
                    .mapped(Image::decodable, "Invalid image"),
                text()
                    .matching(Pattern.compile("https?://.*"), "Invalid URL")
                    .rule(
                        StandInUrls::isPublic,
                        IssueCode.INVALID_FORMAT,
                        "Image must be a publicly accessible http:// or https:// URL (localhost"
                            + " and IP addresses aren't allowed)."))
            .nullable()
            .prepared(Image::orNull);

    private Image() {}

    private static JsonNode orNull(JsonNode raw) {
      var text = raw.asText("");
      boolean usable =
          raw.isTextual()
              && (text.startsWith("http://")
                  || text.startsWith("https://")
                  || EMBEDDED.matcher(text).matches());
      return usable ? raw : NullNode.instance;
    }

    /** Stands in for the look at the first bytes of the picture. */
    private static @Nullable String decodable(String data) {
      try {
        var bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
        return bytes.length > 0 ? data : null;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** A change of a link (LNK-9): what is absent stays as it is. */
  record LinkPatch(
      Given<String> url,
      Given<String> domain,
      Given<String> key,
      Given<String> externalId,
      Given<String> tenantId,
      Given<String> programId,
      Given<String> partnerId,
      Given<Boolean> trackConversion,
      Given<Boolean> archived,
      Given<List<String>> tagIds,
      Given<List<String>> tagNames,
      Given<String> folderId,
      Given<String> comments,
      Given<String> expiresAt,
      Given<String> expiredUrl,
      Given<String> password,
      Given<Boolean> proxy,
      Given<String> title,
      Given<String> description,
      Given<String> image,
      Given<String> video,
      Given<Boolean> rewrite,
      Given<String> ios,
      Given<String> android,
      Given<Map<String, String>> geo,
      Given<Boolean> doIndex,
      Given<String> utmSource,
      Given<String> utmMedium,
      Given<String> utmCampaign,
      Given<String> utmTerm,
      Given<String> utmContent,
      Given<String> ref,
      Given<List<TestVariant>> testVariants,
      Given<String> testStartedAt,
      Given<String> testCompletedAt,
      Given<Boolean> publicStats,
      Given<String> tagId,
      Given<List<String>> webhookIds,
      Given<String> linkRetentionCleanupDisabledAt) {

    static final Shape<LinkPatch> SHAPE =
        Shape.of(
                LinkPatch.class,
                NewLink.SHAPE
                    .fields()
                    .without("keyLength", "prefix")
                    .optional()
                    .and(
                        field("linkRetentionCleanupDisabledAt", text().nullable())
                            .optional()
                            .hidden()))
            .named("LinkPatch");
  }

  /** The same change for many links. */
  record LinksPatch(List<String> linkIds, List<String> externalIds, Map<String, Object> data) {
    private static final String TOO_MANY = "You can only update up to 100 links at a time.";

    static final Shape<LinksPatch> SHAPE =
        Shape.of(
            LinksPatch.class,
            field("linkIds", list(text()).max(100, TOO_MANY)).defaultsTo(List.of()),
            field("externalIds", list(text()).max(100, TOO_MANY)).defaultsTo(List.of()),
            field(
                "data",
                Shape.untyped(
                    NewLink.IN_BULK
                        .fields()
                        .without("domain", "key", "keyLength", "externalId", "prefix")
                        .replacing(field("url", NewLink.target()))
                        .optional())));
  }

  /** Which links to list (d, links 4). */
  record ListLinks(
      @Nullable String domain,
      @Nullable String tagId,
      @Nullable List<String> tagIds,
      @Nullable List<String> tagNames,
      @Nullable String folderId,
      @Nullable String search,
      @Nullable String userId,
      @Nullable String tenantId,
      boolean showArchived,
      boolean withTags,
      @Nullable String endingBefore,
      @Nullable String startingAfter,
      @Nullable Long page,
      int pageSize,
      Sort sortBy,
      boolean includeUser,
      boolean includeWebhooks,
      boolean includeDashboard,
      @Nullable List<String> linkIds,
      @Nullable String partnerId,
      String searchMode) {

    enum Sort {
      CREATED_AT("createdAt"),
      CLICKS("clicks"),
      SALE_AMOUNT("saleAmount"),
      LAST_CLICKED("lastClicked");

      private final String label;

      Sort(String label) {
        this.label = label;
      }

      String label() {
        return label;
      }
    }

    static final Fields SCOPE =
        Fields.of(
            field("domain", text()).described("Only links of this domain.").optional(),
            field("tagId", text()).optional().deprecated(),
            field("tagIds", commaSeparated()).described("Only links with these tags.").optional(),
            field("tagNames", commaSeparated()).optional(),
            field("folderId", text().nullWhen("unsorted"::equals)).optional(),
            field("search", text()).optional(),
            field("userId", text()).optional(),
            field("tenantId", text()).optional(),
            field("showArchived", Query.flag()).defaultsTo(false),
            field("withTags", Query.flag()).defaultsTo(false).deprecated());

    static final Shape<ListLinks> SHAPE =
        Shape.of(
            ListLinks.class,
            SCOPE.and(
                field("endingBefore", text()).optional(),
                field("startingAfter", text()).optional(),
                field("page", Query.page()).optional().deprecated(),
                field("pageSize", Query.pageSize(100)).defaultsTo(100),
                field("sortBy", choice(Sort.class, Sort::label)).defaultsTo(Sort.CREATED_AT),
                field("includeUser", Query.flag()).defaultsTo(false).hidden(),
                field("includeWebhooks", Query.flag()).defaultsTo(false).hidden(),
                field("includeDashboard", Query.flag()).defaultsTo(false).hidden(),
                field("linkIds", commaSeparated()).optional().hidden(),
                field("partnerId", text()).optional().hidden(),
                field("searchMode", choice("fuzzy", "exact")).defaultsTo("fuzzy").hidden()));

    static final Shape<Map<String, Object>> COUNT =
        Shape.untyped(
            SCOPE.and(
                field(
                        "groupBy",
                        either(
                            choice("domain"),
                            choice("tagId"),
                            choice("userId"),
                            choice("folderId")))
                    .optional()));
  }

  /** Which link to look up (links 4). */
  record FindLink(
      @Nullable String domain,
      @Nullable String key,
      @Nullable String linkId,
      @Nullable String externalId,
      boolean includeUser,
      boolean includeWebhooks) {
    private static final Pattern DOMAIN = Pattern.compile("[\\w-]+(\\.[\\w-]+)+");

    static final Shape<FindLink> SHAPE =
        Shape.of(
            FindLink.class,
            field(
                    "domain",
                    text()
                        .min(1, "Domain is required.")
                        .rule(name -> DOMAIN.matcher(name).matches(), "Invalid domain format"))
                .optional(),
            field("key", text().min(1, "Key is required.")).optional(),
            field("linkId", text()).optional(),
            field("externalId", text()).optional(),
            field("includeUser", Query.flag()).defaultsTo(false).hidden(),
            field("includeWebhooks", Query.flag()).defaultsTo(false).hidden());
  }

  @TestFactory
  @DisplayName("(c.3) the golden inputs of the link operations")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  static Map<String, Schema<?>> shapes() {
    return Map.of(
        "createLink.body", NewLink.SHAPE,
        "updateLink.body", LinkPatch.SHAPE,
        "bulkCreateLinks.body", NewLink.BULK,
        "bulkUpdateLinks.body", LinksPatch.SHAPE,
        "getLinks.query", ListLinks.SHAPE,
        "getLinksCount.query", ListLinks.COUNT,
        "getLinkInfo.query", FindLink.SHAPE);
  }

  @Test
  @DisplayName("(f) a change tells absent, null and value apart")
  void changesTellAbsentNullAndValueApart() {
    var patch = LinkPatch.SHAPE.parseJson(json("{\"title\":null,\"utm_source\":\" a \"}"));
    assertThat(patch.title()).isEqualTo(Given.of(null));
    assertThat(patch.utmSource()).isEqualTo(Given.of("a"));
    assertThat(patch.video()).isEqualTo(Given.absent());
  }

  @Test
  void linksAreReadIntoTheirRecord() {
    var link =
        NewLink.SHAPE.parseJson(
            json(
                """
                {"url": "google.com", "tagIds": "a,b", "geo": {"US": "us.com"},
                 "testVariants": [{"url": "x", "percentage": 40}, {"url": "y", "percentage": 60}]}
                """));
    assertThat(link.url()).isEqualTo("https://google.com/");
    assertThat(link.tagIds()).containsExactly("a", "b");
    assertThat(link.geo()).containsExactly(Map.entry("US", "https://us.com/"));
    assertThat(link.testVariants())
        .containsExactly(new TestVariant("x", 40), new TestVariant("y", 60));
    assertThat(link.domain()).isNull();
    assertThat(link.tagId().isPresent()).isFalse();
  }

  @Test
  @DisplayName("LNK-6: an embedded picture that cannot be decoded fits no option")
  void undecodablePicturesFitNoOption() {
    var body = json("{\"url\": \"a.com\", \"image\": \"data:image/png;base64,%%\"}");
    assertThatThrownBy(() -> NewLink.SHAPE.parseJson(body))
        .hasMessage("invalid_union: image: Invalid input");
    var fine = json("{\"url\": \"a.com\", \"image\": \"data:image/PNG;base64,AAAA\"}");
    assertThat(NewLink.SHAPE.parseJson(fine).image()).isEqualTo("data:image/PNG;base64,AAAA");
  }

  @Test
  void queriesAreReadIntoTheirRecord() {
    var query = ListLinks.SHAPE.parseQuery(QueryString.parse("page=2&sortBy=clicks&tagIds=a%2Cb"));
    assertThat(query.page()).isEqualTo(2);
    assertThat(query.pageSize()).isEqualTo(100);
    assertThat(query.sortBy()).isEqualTo(ListLinks.Sort.CLICKS);
    assertThat(query.tagIds()).containsExactly("a", "b");
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
