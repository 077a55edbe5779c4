package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Web addresses in requests of programs. {@code https://} is added where a scheme is missing. */
final class Destination {
  /** No longer than PostgreSQL can keep in an index. */
  private static final int MOST_BYTES = 2_000;

  private static final Set<String> SCHEMES = Set.of("http:", "https:");

  private Destination() {}

  /** Where partners' links lead. */
  static Schema<String> url() {
    return text()
        .max(MOST_BYTES)
        .mapped(UrlInput::normalise)
        .rule(Destination::isPage, "Expected an http or https URL.")
        .rule(
            url -> url.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
            "Expected at most %d bytes.".formatted(MOST_BYTES));
  }

  /** A page of the program's owner. */
  static Schema<String> page() {
    return text()
        .max(500)
        .mapped(UrlInput::normalise)
        .rule(Destination::isPage, "Expected an http or https URL.");
  }

  private static boolean isPage(String url) {
    var parsed = WebUrl.parse(url);
    return parsed != null && SCHEMES.contains(parsed.protocol());
  }

  /** The host of a URL as {@link AdditionalLink#domain} has it. */
  static String host(String url) {
    var parsed = WebUrl.parse(url);
    return parsed == null ? "" : parsed.host().replaceFirst("^www\\.", "");
  }
}
