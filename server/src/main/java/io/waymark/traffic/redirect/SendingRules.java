package io.waymark.traffic.redirect;

import io.waymark.events.Trigger;
import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.platform.net.SearchParams;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.bots.Signs;
import io.waymark.traffic.redirect.Decision.Recording;
import io.waymark.traffic.redirect.RedirectRules.NewClickId;
import io.waymark.traffic.redirect.Targets.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what visitors of a working link get, in the order of RED-20…30. */
final class SendingRules {
  private final Bots bots;
  private final FinalUrl finalUrl;
  private final InterstitialRules interstitial;

  SendingRules(Bots bots, FinalUrl finalUrl, InterstitialRules interstitial) {
    this.bots = bots;
    this.finalUrl = finalUrl;
    this.interstitial = interstitial;
  }

  /**
   * @param target null for a domain without destination
   * @param parameters the request's own, without the password
   */
  Decision.Recorded decide(
      VisitorRequest visitor,
      @Nullable Domain domain,
      CachedLink link,
      @Nullable Target target,
      SearchParams parameters,
      Set<String> workspaceDomains,
      NewClickId newClickId) {
    var needed = target != null && Targets.needsClickId(link, target.url());
    var brought = ClickCookie.read(visitor.cookies(), link.domain(), visitor.foldedKey());
    var clickId = brought == null ? newClickId.next(needed) : brought;
    var told = needed ? clickId : null;
    if (target == null) {
      return new Decision.Placeholder(
          recording(visitor, domain, link, null, parameters, clickId, ""));
    }
    var preview = link.preview().proxy() && machine(visitor, parameters);
    var program = CustomSchemes.include(target.text());
    var branch =
        preview || program || link.rewrite()
            ? new Branch(target.url(), false)
            : Branch.of(visitor, link, target.url());
    var url = finalUrl.of(link, branch.url(), visitor, parameters, told, workspaceDomains);
    var recording = recording(visitor, domain, link, target.variant(), parameters, clickId, url);
    if (preview) {
      return new Decision.Preview(link, recording);
    }
    if (program) {
      return new Decision.CustomScheme(CustomSchemes.readable(url), recording);
    }
    if (link.rewrite()) {
      return new Decision.Cloaked(link, url, recording);
    }
    if (branch.app() && InterstitialRules.apply(branch.url(), parameters)) {
      return interstitial.decide(visitor, link, recording);
    }
    return new Decision.Redirect(link.root() ? 301 : 302, url, recording);
  }

  /** As clicks are told apart (CLK-2); a browser that fetches ahead must get what people get. */
  private boolean machine(VisitorRequest visitor, SearchParams parameters) {
    var method = visitor.head() ? "HEAD" : "GET";
    var signs =
        new Signs(method, parameters.get("bot"), visitor.userAgent(), false, visitor.ip(), null);
    return bots.reason(signs) != null;
  }

  private static Recording recording(
      VisitorRequest visitor,
      @Nullable Domain domain,
      CachedLink link,
      @Nullable String variant,
      SearchParams parameters,
      String clickId,
      String url) {
    var qr = "1".equals(parameters.get("qr"));
    var bot = parameters.get("bot");
    return new Recording(
        clickId,
        link.id(),
        link.workspaceId(),
        link.domain(),
        visitor.foldedKey(),
        url,
        qr ? Trigger.QR : Trigger.LINK,
        qr,
        bot != null && !bot.isEmpty(),
        visitor.noTrackHeader() || parameters.has(RedirectRules.NO_TRACK),
        variant,
        RedirectRules.indexed(link, domain));
  }
}
