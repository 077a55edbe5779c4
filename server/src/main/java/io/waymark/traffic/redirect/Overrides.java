package io.waymark.traffic.redirect;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import io.waymark.links.CachedLink;
import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the parameter {@code redir_url} may lead (RED-36, decision 6). */
final class Overrides {
  static final String PARAMETER = "redir_url";

  private final boolean anywhere;

  /**
   * @param anywhere whether it may lead to any host; off by default, because phishers look for
   *     links that do
   */
  Overrides(boolean anywhere) {
    this.anywhere = anywhere;
  }

  /**
   * The target, or the address the request names instead if it may lead there.
   *
   * @param workspaceDomains the short domains of the link's workspace
   */
  WebUrl apply(
      CachedLink link,
      WebUrl target,
      @Nullable String wanted,
      Set<String> workspaceDomains,
      Instant now) {
    if (wanted == null || wanted.isEmpty()) {
      return target;
    }
    var parsed = WebUrl.parse(wanted);
    var override =
        parsed == null && wanted.indexOf('.') >= 0 ? WebUrl.parse("https://" + wanted) : parsed;
    if (override == null || Targets.scripted(override)) {
      return target;
    }
    return anywhere || reachable(override, own(link, target, workspaceDomains, now))
        ? override
        : target;
  }

  private static boolean reachable(WebUrl override, Iterable<String> own) {
    if (!override.protocol().equals("https:") && !override.protocol().equals("http:")) {
      return false;
    }
    var site = site(override.hostname());
    for (var address : own) {
      var url = WebUrl.parse(address);
      if (url != null && site.equals(site(url.hostname()))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> own(
      CachedLink link, WebUrl target, Set<String> workspaceDomains, Instant now) {
    var own = new ArrayList<String>(link.geo().values());
    own.add(target.href());
    own.add(link.url());
    own.add("https://" + link.domain());
    for (var domain : workspaceDomains) {
      own.add("https://" + domain);
    }
    for (var variant : link.variants(now)) {
      own.add(variant.url());
    }
    for (var url : new String[] {link.ios(), link.android(), link.expiredUrl()}) {
      if (url != null) {
        own.add(url);
      }
    }
    return own;
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
}
