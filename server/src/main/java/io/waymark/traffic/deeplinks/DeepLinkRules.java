package io.waymark.traffic.deeplinks;

import io.waymark.links.CachedLink;
import io.waymark.links.domains.DomainName;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.deeplinks.DeepLinkStep.Go;
import io.waymark.traffic.deeplinks.DeepLinkStep.Offer;
import io.waymark.traffic.deeplinks.DeepLinkStep.Unknown;
import io.waymark.traffic.redirect.RequestedLinks.Requested;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what stands between a link and an app (RED-32, RED-33). A pure function. */
final class DeepLinkRules {
  /** Leads past the page, and is not passed on to the destination. */
  static final String SKIP = "skip_deeplink_preview=1";

  private static final Set<String> SCRIPT_SCHEMES = Set.of("javascript:", "data:", "vbscript:");

  private DeepLinkRules() {}

  /**
   * @param found what the short link leads to. Without a domain it leads nowhere: the reference
   *     sends visitors to any domain that an address names, which would lend this server's name to
   *     strangers
   */
  static DeepLinkStep decide(DeepLinkRequest request, Requested found) {
    var domain = found.domain();
    var link = found.link();
    if (domain == null) {
      return new Unknown();
    }
    if (link == null) {
      return new Go(request.url().origin());
    }
    if (found.barred()) {
      // The link itself says what is in the way.
      return new Go(request.past());
    }
    var deepview = domain.apps().deepviewData();
    var apps =
        request.android() ? domain.apps().assetLinks() : domain.apps().appleAppSiteAssociation();
    if (apps == null || deepview == null) {
      return new Go(destination(request, link));
    }
    return new Offer(
        request.url().href(),
        appName(link),
        deepview,
        request.past(),
        request.android() ? intent(request, apps) : null);
  }

  private static String destination(DeepLinkRequest request, CachedLink link) {
    var store = request.android() ? link.android() : link.ios();
    var url = WebUrl.parse(store == null ? link.url() : store);
    return url == null || SCRIPT_SCHEMES.contains(url.protocol()) ? request.past() : url.href();
  }

  private static @Nullable String intent(DeepLinkRequest request, String assetLinks) {
    var app = request.firefox() ? null : AndroidApp.packageIn(assetLinks);
    return app == null ? null : AndroidApp.intent(request.url().href(), app, request.past());
  }

  /** The registrable domain of the destination, or its host where there is none. */
  private static String appName(CachedLink link) {
    var destination = link.destination();
    var host = destination == null ? link.domain() : destination.hostname();
    return DomainName.registrable(host);
  }
}
