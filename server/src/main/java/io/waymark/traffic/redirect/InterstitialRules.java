package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.platform.net.SearchParams;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.redirect.Decision.Interstitial;
import io.waymark.traffic.redirect.Decision.Recording;
import io.waymark.traffic.redirect.DeferredLinks.DeferredLink;

/** When a visitor with a phone is offered the app before the store (RED-26, RED-27, RED-31). */
final class InterstitialRules {
  /** What the interstitial's button adds, so that the visitor gets past it. */
  static final String SKIP = "skip_deeplink_preview";

  private static final String APP_STORE = "apps.apple.com";

  private final String app;

  /**
   * @param app the public address the interstitial is at, without a slash at its end
   */
  InterstitialRules(String app) {
    this.app = app;
  }

  static boolean apply(WebUrl target, SearchParams parameters) {
    var skip = parameters.get(SKIP);
    if (skip != null && !skip.isEmpty()) {
      return false;
    }
    var host = target.hostname();
    return host.equals(APP_STORE) || host.equals(MobileAttribution.PLAY_STORE);
  }

  Interstitial decide(VisitorRequest visitor, CachedLink link, Recording recording) {
    var query = visitor.query();
    var location =
        app + "/deeplink/" + visitor.domain() + visitor.path() + (query == null ? "" : "?" + query);
    var remembered =
        visitor.ip().isEmpty()
            ? null
            : new DeferredLink(
                visitor.ip(),
                visitor.domain(),
                visitor.foldedKey(),
                recording.clickId(),
                link.id(),
                link.url());
    return new Interstitial(location, remembered, recording);
  }
}
