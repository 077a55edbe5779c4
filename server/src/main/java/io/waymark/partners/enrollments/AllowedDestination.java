package io.waymark.partners.enrollments;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.net.WebUrl;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A site that links of partners may lead to (A4).
 *
 * @param domain a host, perhaps with its port
 * @param path with the query; only for {@code exact}
 * @param validationMode {@code domain} for all of the site, {@code exact} for one page of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AllowedDestination(
    @Nullable String domain, @Nullable String path, @Nullable String validationMode) {

  /**
   * Lets no link lead where the group's links must not (B1.4). A leading {@code www.} makes no
   * difference.
   *
   * @param allowed null if the group's partners have no links but the default ones
   * @throws ApiProblem 400
   */
  static void check(@Nullable List<AllowedDestination> allowed, String url) {
    if (allowed == null) {
      throw ApiProblem.badRequest(
          "Partners of this group cannot have links of their own: it has no additional links.");
    }
    var destination = WebUrl.parse(url);
    if (destination == null) {
      throw ApiProblem.badRequest("Invalid url.");
    }
    var site =
        allowed.stream().filter(entry -> entry.isSiteOf(destination)).findFirst().orElse(null);
    if (site == null) {
      throw ApiProblem.badRequest(
          "Links of this group's partners may not lead to %s.".formatted(destination.host()));
    }
    var page = destination.pathname() + destination.search();
    if ("exact".equals(site.validationMode) && !page.equals(site.page())) {
      throw ApiProblem.badRequest(
          "Links of this group's partners to %s may only lead to %s there."
              .formatted(destination.host(), site.page()));
    }
  }

  private String page() {
    return path == null || path.isEmpty() ? "/" : path;
  }

  private boolean isSiteOf(WebUrl url) {
    if (domain == null || domain.isEmpty()) {
      return false;
    }
    var site = bare(domain.toLowerCase(Locale.ROOT));
    return site.equals(bare(url.hostname())) || site.equals(bare(url.host()));
  }

  private static String bare(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
