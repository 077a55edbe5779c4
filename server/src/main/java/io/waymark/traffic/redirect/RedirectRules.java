package io.waymark.traffic.redirect;

import io.waymark.events.Trigger;
import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.platform.net.SearchParams;
import io.waymark.platform.net.WebUrl;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a visitor gets, in the order of RED-11…30. A pure function: the same arguments give
 * the same decision.
 */
final class RedirectRules {
  static final String NO_TRACK = "dub-no-track";
  private static final SearchParams NO_PARAMETERS = SearchParams.parse("");

  private final PasswordTokens passwords;
  private final RedirectTargets targets;

  RedirectRules(PasswordTokens passwords, RedirectTargets targets) {
    this.passwords = passwords;
    this.targets = targets;
  }

  /**
   * @param domain the domain asked for, or null if nobody registered it
   * @param link the link found, or null
   * @param newClickId makes a click id for a visitor without one
   */
  Decision decide(
      VisitorRequest request,
      @Nullable Domain domain,
      @Nullable CachedLink link,
      Supplier<String> newClickId) {
    if (junk(request.foldedKey())) {
      return new Decision.JunkKey();
    }
    if (link == null || link.disabled()) {
      return new Decision.NotFound(domain == null ? null : domain.notFoundUrl());
    }
    var query = request.query();
    var parameters = query == null || query.isEmpty() ? NO_PARAMETERS : SearchParams.parse(query);
    if (link.password() != null) {
      var supplied = parameters.get("pw");
      if (!admitted(request, link, link.password(), supplied)) {
        return new Decision.AskPassword(link.id(), supplied != null);
      }
      parameters = without(parameters, "pw");
    }
    if (link.expired(request.now())) {
      return expired(link, domain);
    }
    var clickId = ClickCookie.read(request.cookies(), link.domain(), request.foldedKey());
    if (clickId == null) {
      clickId = newClickId.get();
    }
    if (link.destination() == null) {
      return new Decision.Placeholder(recording(request, link, parameters, clickId, ""));
    }
    var target = targets.choose(request, link, link.destination());
    var location = FinalUrl.of(link, target, parameters, clickId, targets);
    return new Decision.Redirect(
        link.root() ? 301 : 302, location, recording(request, link, parameters, clickId, location));
  }

  private boolean admitted(
      VisitorRequest request, CachedLink link, String password, @Nullable String supplied) {
    return supplied != null
        ? passwords.matches(password, supplied)
        : passwords.admits(request.cookies(), link.id(), password);
  }

  private static Decision expired(CachedLink link, @Nullable Domain domain) {
    if (link.expiredUrl() != null) {
      return new Decision.Expired(302, link.expiredUrl());
    }
    return new Decision.Expired(307, domain == null ? null : domain.expiredUrl());
  }

  private static Decision.Recording recording(
      VisitorRequest request,
      CachedLink link,
      SearchParams parameters,
      String clickId,
      String url) {
    var qr = "1".equals(parameters.get("qr"));
    var bot = parameters.get("bot");
    return new Decision.Recording(
        clickId,
        link.id(),
        link.workspaceId(),
        link.domain(),
        request.foldedKey(),
        url,
        qr ? Trigger.QR : Trigger.LINK,
        qr,
        bot != null && !bot.isEmpty(),
        request.noTrackHeader() || parameters.has(NO_TRACK),
        link.doIndex());
  }

  private static boolean junk(String key) {
    return key.startsWith(".well-known") || key.endsWith(".php") || key.endsWith(".php7");
  }

  private static SearchParams without(SearchParams parameters, String name) {
    if (!parameters.has(name)) {
      return parameters;
    }
    var rest = SearchParams.parse(parameters.toString());
    rest.delete(name);
    return rest;
  }

  /** Whether clicks of the link must carry their id to the destination (RED-12). */
  static boolean needsClickId(CachedLink link, WebUrl target) {
    var host = target.hostname();
    return link.trackConversion()
        || link.partner()
        || host.endsWith(".sng.link")
        || host.endsWith(".onelink.me");
  }
}
