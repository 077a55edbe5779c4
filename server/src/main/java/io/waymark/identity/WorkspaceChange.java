package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What should differ about a workspace.
 *
 * @param name null if it stays
 * @param slug null if it stays
 */
record WorkspaceChange(
    @Nullable String name,
    @Nullable String slug,
    Given<String> logo,
    Given<String> color,
    Given<String> publishableKey,
    Given<List<String>> allowedHostnames) {
  private static final Pattern PICTURE =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp);base64,.*");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern PUBLISHABLE_KEY = Pattern.compile("dub_pk_[A-Za-z0-9_-]{16,64}");

  static final Shape<WorkspaceChange> SHAPE =
      Shape.of(
              WorkspaceChange.class,
              field("name", text().trimmed().min(1).max(190))
                  .described("What the workspace is called.")
                  .optional(),
              field("slug", Slugs.SCHEMA)
                  .described(
                      "Its name in addresses. The one it had leads to it until ten others followed.")
                  .optional(),
              field("logo", addressOrData())
                  .described(
                      "Its picture: a data URL in base64, or a public URL. Pages for visitors show only pictures that were"
                          + " uploaded.")
                  .optional(),
              field("color", hexColor())
                  .described("The colour of its pages for visitors, as `#rrggbb`.")
                  .optional(),
              field("publishableKey", keyOfPages())
                  .described(
                      "The key by which its pages report leads and sales. It is no secret: it"
                          + " opens nothing else. Null for none.")
                  .example("dub_pk_4fT9xQ2mLr8sVb1nYc7zKd3w")
                  .optional(),
              field("allowedHostnames", AllowedHostnames.SCHEMA)
                  .described(
                      "The hosts of its pages, which may report clicks, leads and sales: each a"
                          + " domain, `localhost`, or `*.example.com` for all names below, at most"
                          + " 10. Null or empty for any host.")
                  .optional())
          .named("WorkspaceChange");

  private static Schema<String> addressOrData() {
    return either(
            text().matching(PICTURE, "Invalid image data"),
            text()
                .matching(ADDRESS, "Invalid URL")
                .rule(address -> WebUrl.parse(address) != null, "Invalid URL"))
        .nullable();
  }

  private static Schema<String> keyOfPages() {
    return text()
        .matching(
            PUBLISHABLE_KEY,
            "Invalid publishable key: expected dub_pk_ and 16 to 64 letters, digits, - or _.")
        .nullable();
  }

  private static Schema<String> hexColor() {
    return text()
        .matching(COLOR, "Expected a colour such as #0b6b57.")
        .mapped(color -> color.toLowerCase(Locale.ROOT))
        .nullable();
  }
}
