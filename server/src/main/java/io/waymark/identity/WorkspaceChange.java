package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What should differ about a workspace.
 *
 * @param name null if it stays
 */
record WorkspaceChange(@Nullable String name, Given<String> logo, Given<String> color) {
  private static final Pattern PICTURE =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp);base64,.*");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  static final Shape<WorkspaceChange> SHAPE =
      Shape.of(
              WorkspaceChange.class,
              field("name", text().trimmed().min(1).max(190))
                  .described("What the workspace is called.")
                  .optional(),
              field("logo", addressOrData())
                  .described(
                      "Its picture: a data URL in base64, or a public URL. Pages for visitors show only pictures that were"
                          + " uploaded.")
                  .optional(),
              field("color", hexColor())
                  .described("The colour of its pages for visitors, as `#rrggbb`.")
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

  private static Schema<String> hexColor() {
    return text()
        .matching(COLOR, "Expected a colour such as #0b6b57.")
        .mapped(color -> color.toLowerCase(Locale.ROOT))
        .nullable();
  }
}
