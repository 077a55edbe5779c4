package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller wants a domain to be (DOM-3): on a change only what should differ (DOM-4, defect
 * 1).
 */
record DomainRequest(
    Given<String> slug,
    Given<String> expiredUrl,
    Given<String> notFoundUrl,
    Given<Boolean> archived,
    Given<String> placeholder,
    Given<String> logo,
    Given<String> assetLinks,
    Given<String> appleAppSiteAssociation,
    Given<String> deepviewData) {

  private static final Set<String> SCRIPT_SCHEMES = Set.of("javascript:", "data:", "vbscript:");
  private static final Pattern PICTURE =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp);base64,.*");
  private static final Pattern ADDRESS = Pattern.compile("https?://.{1,2000}");

  private static final Fields FIELDS =
      Fields.of(
          field(
                  "slug",
                  text()
                      .message("slug is required")
                      .trimmed()
                      .min(1, "slug cannot be empty.")
                      .max(190))
              .described("The domain's name in ASCII, such as `go.example.com`."),
          field("expiredUrl", fallback())
              .described("Where visitors of expired links go.")
              .defaultsToNull(),
          field("notFoundUrl", fallback())
              .described("Where visitors of unknown links go.")
              .defaultsToNull(),
          field("archived", bool())
              .described("Whether the domain is left out of lists. Its links work on.")
              .defaultsTo(false),
          field("placeholder", text().max(100, "Must be 100 or fewer characters long.").nullable())
              .described("An example of a destination, for people who make links.")
              .defaultsToNull(),
          field("logo", picture())
              .described("A picture for QR codes: a public URL, or a data URL in base64.")
              .optional(),
          field("assetLinks", text().nullable())
              .described("The domain's `assetlinks.json`, for Android apps.")
              .optional(),
          field("appleAppSiteAssociation", text().nullable())
              .described("The domain's `apple-app-site-association`, for iOS apps.")
              .optional(),
          field("deepviewData", text().nullable()).optional().hidden());

  static final Shape<DomainRequest> CREATE =
      Shape.of(DomainRequest.class, FIELDS).named("NewDomain");

  static final Shape<DomainRequest> UPDATE =
      Shape.of(DomainRequest.class, FIELDS.optional()).named("DomainChange");

  private static Schema<String> fallback() {
    return text()
        .max(32_000)
        .nullWhen(String::isEmpty)
        .mapped(UrlInput::normalise)
        .rule(
            DomainRequest::harmless,
            "Expected a URL without control characters that runs no script.")
        .nullable();
  }

  /** Browsers get the text in a header as it is; it need not be a URL. */
  private static boolean harmless(String text) {
    var url = WebUrl.parse(text);
    return text.chars().noneMatch(Character::isISOControl)
        && (url == null || !SCRIPT_SCHEMES.contains(url.protocol()));
  }

  private static Schema<String> picture() {
    return either(
            text().matching(PICTURE, "Invalid image data"),
            text()
                .matching(ADDRESS, "Invalid URL")
                .rule(address -> WebUrl.parse(address) != null, "Invalid URL"))
        .nullable();
  }
}
