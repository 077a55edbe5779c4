package io.waymark.traffic.redirect;

import io.waymark.links.Link;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.redirect.Errand.SiteFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from a request's path what a visitor came for (RED-1, 3, 5, 6, 8, 9). */
final class Errands {
  private static final String STATISTICS = "/stats/";

  private final String dashboard;
  private final String defaultDomain;
  private final Map<String, String> words;

  /**
   * @param dashboard where the dashboard's pages are, without a slash at its end
   * @param words where first segments of paths on the default domain lead, in their exact case
   */
  Errands(String dashboard, String defaultDomain, Map<String, String> words) {
    this.dashboard = dashboard;
    this.defaultDomain = Hosts.normalised(defaultDomain);
    this.words = Map.copyOf(words);
  }

  /**
   * @param host the short domain asked for
   * @param path as {@link RequestPath#safe} leaves it
   * @param query without question mark, or null
   */
  Errand of(String host, String path, @Nullable String query) {
    var file = siteFile(path);
    if (file != null) {
      return new SiteFile(file);
    }
    if (path.startsWith("/_next/") || path.startsWith("/_proxy/")) {
      return new Errand.NotHere();
    }
    if (path.startsWith(STATISTICS) && path.length() > STATISTICS.length()) {
      return new Errand.Statistics(RequestPath.key(path.substring(STATISTICS.length() - 1)));
    }
    var page = words.isEmpty() || !host.equals(defaultDomain) ? null : words.get(segment(path));
    if (page != null) {
      return new Errand.Elsewhere(307, page);
    }
    var wanted = newLink(host, path, query);
    if (wanted != null) {
      return new Errand.Elsewhere(307, wanted);
    }
    if (path.length() > 1 && path.endsWith("/")) {
      return new Errand.Elsewhere(308, withoutSlash(path) + question(query));
    }
    return visit(RequestPath.key(path));
  }

  private static Errand visit(String key) {
    if (junk(key)) {
      return new Errand.JunkKey();
    }
    if (!key.endsWith("+")) {
      return new Errand.Visit(key, false);
    }
    var inspected = key.substring(0, key.length() - 1);
    return new Errand.Visit(inspected.isEmpty() ? Link.ROOT : inspected, true);
  }

  private static boolean junk(String key) {
    return key.startsWith(".well-known") || key.endsWith(".php") || key.endsWith(".php7");
  }

  private static SiteFile.@Nullable Name siteFile(String path) {
    if (path.length() < "/robots.txt".length()) {
      return null;
    }
    return switch (path.charAt(1)) {
      case 'f' -> path.startsWith("/favicon.ico") ? SiteFile.Name.FAVICON : null;
      case 'r' -> path.startsWith("/robots.txt") ? SiteFile.Name.ROBOTS : null;
      case 's' -> path.startsWith("/sitemap.xml") ? SiteFile.Name.SITEMAP : null;
      case 'm' -> path.startsWith("/manifest.webmanifest") ? SiteFile.Name.MANIFEST : null;
      default -> null;
    };
  }

  /** Where a path that is itself an address becomes a link (RED-5), or null for other paths. */
  private @Nullable String newLink(String host, String path, @Nullable String query) {
    // No key has a colon, and hardly any path, so most are not looked at closely.
    if (path.indexOf(':') < 0 && !path.contains("%3A") && !path.contains("%3a")) {
      return null;
    }
    var text = PercentText.decoded(path.substring(1)) + question(query);
    var url = WebUrl.parse(text);
    return url == null || Targets.scripted(url)
        ? null
        : dashboard
            + "/new?link="
            + PercentText.encoded(text)
            + "&domain="
            + PercentText.encoded(host);
  }

  private static String segment(String path) {
    var end = path.indexOf('/', 1);
    return end < 0 ? path.substring(1) : path.substring(1, end);
  }

  private static String withoutSlash(String path) {
    var end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static String question(@Nullable String query) {
    return query == null ? "" : "?" + RequestPath.safeQuery(query);
  }
}
