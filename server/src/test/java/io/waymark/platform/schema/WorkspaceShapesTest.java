package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests about tags, folders, domains, templates, QR codes and webhooks, with records where the
 * layer has more to prove than fields.
 */
class WorkspaceShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of the workspace")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

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
                        words(
                            "link.created link.updated link.deleted link.clicked "
                                + "lead.created sale.created partner.application_submitted "
                                + "partner.enrolled partner.merged commission.created "
                                + "bounty.created bounty.updated payout.confirmed "
                                + "discount_code.created discount_code.deleted")))),
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

  static Map<String, Schema<?>> shapes() {
    var shapes = new HashMap<String, Schema<?>>();
    shapes.put("createTag.body", NewTag.SHAPE);
    shapes.put("createDomain.body", NewDomain.SHAPE);

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
    shapes.put("createWebhook.body", webhook());
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
