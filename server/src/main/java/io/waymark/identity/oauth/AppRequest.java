package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.schema.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of an app's creation and of its change; absent leaves a thing as it is. */
record AppRequest(
    @Nullable String name,
    @Nullable String slug,
    @Nullable String developer,
    @Nullable String website,
    Given<String> installUrl,
    Given<String> logo,
    Given<String> description,
    Given<String> readme,
    @Nullable List<String> screenshots,
    @Nullable List<String> redirectUris,
    @Nullable Boolean pkce) {
  private static final Pattern PICTURE =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp);base64,.*");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  static final Shape<AppRequest> CREATE =
      Shape.of(
              AppRequest.class,
              field("name", words()).described("What the app is called."),
              field("slug", slugs()).described("Its name in addresses, unlike any other app's."),
              field("developer", words()).described("Who made it."),
              field("website", address().max(100)).described("Where to read about it."),
              field("installUrl", address().nullable())
                  .optional()
                  .described("Where its installation begins."),
              field("logo", addressOrData())
                  .optional()
                  .described("Its picture: a data URL in base64, or a public URL."),
              field("description", text().trimmed().max(120).nullable())
                  .optional()
                  .described("What it does, in a sentence."),
              field("readme", text().max(1_000).nullable())
                  .optional()
                  .described("What it does, in Markdown."),
              field("screenshots", list(address()).max(6))
                  .optional()
                  .described("Addresses of at most six pictures."),
              field("redirectUris", list(RedirectUri.schema()).min(1).max(5))
                  .described(
                      "Where users may be sent back to: at most five addresses, compared character by"
                          + " character. With `https`, or `http` on this very machine."),
              field("pkce", bool())
                  .optional()
                  .described(
                      "Whether it cannot keep a secret, as on phones and in pages. It then proves"
                          + " itself by PKCE alone."))
          .named("NewOAuthApp");

  static final Shape<AppRequest> CHANGE =
      Shape.of(AppRequest.class, CREATE.fields().optional()).named("OAuthAppChange");

  /** A new app's details. */
  App.Details details() {
    return new App.Details(
        Objects.requireNonNull(name),
        Objects.requireNonNull(slug),
        Objects.requireNonNull(developer),
        Objects.requireNonNull(website),
        installUrl.orNull(),
        logo.orNull(),
        description.orNull(),
        readme.orNull(),
        screenshots == null ? List.of() : screenshots,
        Objects.requireNonNull(redirectUris),
        pkce != null && pkce);
  }

  /** An app's details with what is given. */
  App.Details over(App.Details before) {
    return new App.Details(
        name == null ? before.name() : name,
        slug == null ? before.slug() : slug,
        developer == null ? before.developer() : developer,
        website == null ? before.website() : website,
        installUrl.or(before.installUrl()),
        logo.or(before.logo()),
        description.or(before.description()),
        readme.or(before.readme()),
        screenshots == null ? before.screenshots() : screenshots,
        redirectUris == null ? before.redirectUris() : redirectUris,
        pkce == null ? before.pkce() : pkce);
  }

  private static Text words() {
    return text().trimmed().min(1).max(100);
  }

  private static Schema<String> slugs() {
    return text()
        .min(1)
        .max(100)
        .mapped(slug -> slug.toLowerCase(Locale.ROOT))
        .mapped(
            slug -> SLUG.matcher(slug).matches() ? slug : null,
            "Expected letters, digits and single dashes between them.");
  }

  private static Text address() {
    return text().matching(ADDRESS, "Invalid URL").url(address -> WebUrl.parse(address) != null);
  }

  private static Schema<String> addressOrData() {
    return either(text().matching(PICTURE, "Invalid image data"), address()).nullable();
  }
}
