package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.net.WebUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where links may lead (LNK-10, LNK-16, LNK-18). */
final class Destinations {
  private static final Set<String> SCRIPT_SCHEMES = Set.of("javascript:", "data:", "vbscript:");

  private final Blocklist blocklist;

  Destinations(Blocklist blocklist) {
    this.blocklist = blocklist;
  }

  /**
   * @param root whether the link is a domain's own, which may do without a destination
   * @throws ApiProblem 400 if there is none, 422 if it is no URL, runs a script, or is blocked
   */
  void check(String url, boolean root) {
    if (url.isEmpty()) {
      if (root) {
        return;
      }
      throw ApiProblem.badRequest("Missing destination url.");
    }
    var parsed = WebUrl.parse(url);
    if (parsed == null) {
      throw ApiProblem.unprocessable("Invalid destination URL");
    }
    check("", parsed);
  }

  /**
   * The same for wherever else a request sends visitors, for their device, place or luck.
   *
   * @throws ApiProblem 422
   */
  void checkOthers(LinkRequest request) {
    checkGiven("ios", request.ios().orNull());
    checkGiven("android", request.android().orNull());
    checkGiven("expiredUrl", request.expiredUrl().orNull());
    var geo = request.geo().orNull();
    if (geo != null) {
      geo.forEach((country, url) -> checkGiven("geo." + country, url));
    }
    var variants = request.testVariants().orNull();
    if (variants != null) {
      variants.forEach(variant -> checkGiven("testVariants", variant.url()));
    }
  }

  private void checkGiven(String field, @Nullable String url) {
    var parsed = url == null ? null : WebUrl.parse(url);
    if (parsed != null) {
      check(" in " + field, parsed);
    }
  }

  private void check(String where, WebUrl destination) {
    if (SCRIPT_SCHEMES.contains(destination.protocol())) {
      throw ApiProblem.unprocessable(
          "Invalid destination URL%s: links must not run scripts (%s)."
              .formatted(where, destination.protocol()));
    }
    if (blocklist.blocks(destination)) {
      throw ApiProblem.unprocessable(
          "Invalid destination URL%s: the operator of this server does not allow links to %s."
              .formatted(where, destination.hostname()));
    }
  }

  /**
   * A domain of every workspace may be for some destinations only, and then for the same ones for
   * everybody (LNK-16).
   *
   * @throws ApiProblem 422
   */
  static void checkAllowed(Domain domain, @Nullable String key, LinkRequest request, String url) {
    var hosts = domain.allowedHosts();
    if (hosts == null || Link.ROOT.equals(key)) {
      return;
    }
    if (request.ios().orNull() != null
        || request.android().orNull() != null
        || request.geo().orNull() != null
        || request.testVariants().orNull() != null) {
      throw ApiProblem.unprocessable(
          "Links on %s lead everybody to the same place: ios, android, geo and testVariants are not possible there."
              .formatted(domain.slug()));
    }
    var destination = WebUrl.parse(url);
    if (destination == null || !AllowedHosts.allows(domain, destination)) {
      throw ApiProblem.unprocessable(
          "Invalid destination URL: links on %s may only lead to %s."
              .formatted(domain.slug(), String.join(", ", hosts)));
    }
  }
}
