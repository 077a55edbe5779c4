package io.waymark.traffic.redirect;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import io.waymark.links.CachedLink;
import io.waymark.platform.net.WebUrl;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a link's destinations a visitor goes to, and where {@code redir_url} may lead instead.
 */
final class RedirectTargets {
  private static final Set<String> SCRIPT_SCHEMES = Set.of("javascript:", "data:", "vbscript:");

  private final boolean openRedirects;

  /**
   * @param openRedirects whether {@code redir_url} may lead anywhere; off by default, because
   *     phishers look for links that do (decision 6)
   */
  RedirectTargets(boolean openRedirects) {
    this.openRedirects = openRedirects;
  }

  /** The destination for the visitor's system and country (RED-26…29). */
  WebUrl choose(VisitorRequest request, CachedLink link, WebUrl destination) {
    if (link.ios() == null && link.android() == null && link.geo().isEmpty()) {
      return destination;
    }
    return orElse(targeted(request, link), destination);
  }

  private static @Nullable String targeted(VisitorRequest request, CachedLink link) {
    if (link.ios() != null && request.agent().get().os().equals("iOS")) {
      return link.ios();
    }
    if (link.android() != null && request.agent().get().os().equals("Android")) {
      return link.android();
    }
    return link.geo().isEmpty() ? null : link.geo().get(request.place().get().country());
  }

  private static WebUrl orElse(@Nullable String url, WebUrl otherwise) {
    var parsed = url == null ? null : WebUrl.parse(url);
    return parsed == null || scripted(parsed) ? otherwise : parsed;
  }

  /**
   * The target, or the address the request names instead if it may lead there (RED-36, decision 6).
   */
  WebUrl override(CachedLink link, WebUrl target, @Nullable String wanted) {
    if (wanted == null || wanted.isEmpty()) {
      return target;
    }
    var parsed = WebUrl.parse(wanted);
    var override =
        parsed == null && wanted.indexOf('.') >= 0 ? WebUrl.parse("https://" + wanted) : parsed;
    return override != null && !scripted(override) && (openRedirects || reachable(link, override))
        ? override
        : target;
  }

  private static boolean reachable(CachedLink link, WebUrl override) {
    if (!override.protocol().equals("https:") && !override.protocol().equals("http:")) {
      return false;
    }
    var site = site(override.hostname());
    for (var own : ownUrls(link)) {
      var url = WebUrl.parse(own);
      if (url != null && site.equals(site(url.hostname()))) {
        return true;
      }
    }
    return false;
  }

  private static Iterable<String> ownUrls(CachedLink link) {
    var urls = new ArrayList<String>(link.geo().values());
    urls.add(link.url());
    urls.add("https://" + link.domain());
    for (var url : new String[] {link.ios(), link.android(), link.expiredUrl()}) {
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  /** The registrable domain of a host, or the host itself where there is none, as for addresses. */
  private static String site(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (InetAddresses.isUriInetAddress(name) || !InternetDomainName.isValid(name)) {
      return name;
    }
    var domain = InternetDomainName.from(name);
    return domain.isUnderPublicSuffix() ? domain.topPrivateDomain().toString() : name;
  }

  /** Whether following the URL would run a script in the visitor's browser (decision 6). */
  static boolean scripted(WebUrl url) {
    return SCRIPT_SCHEMES.contains(url.protocol());
  }
}
