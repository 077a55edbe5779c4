package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.platform.net.SearchParams;
import io.waymark.platform.net.WebUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address a visitor is sent to: the target, what attribution adds, and what the request passes
 * through (RED-36…42).
 */
final class FinalUrl {
  private static final String REFERENCE = "dub_client_reference_id";
  private static final String QR = "qr";

  private final Overrides overrides;
  private final MobileAttribution mobile;

  FinalUrl(Overrides overrides, MobileAttribution mobile) {
    this.overrides = overrides;
    this.mobile = mobile;
  }

  /**
   * Puts it together.
   *
   * @param parameters the request's own, without the password
   * @param clickId the id the destination is told, or null if it is told none
   * @param workspaceDomains the short domains of the link's workspace
   * @return the serialised URL; if nothing is added, the target's query stays byte for byte
   */
  String of(
      CachedLink link,
      WebUrl target,
      VisitorRequest visitor,
      SearchParams parameters,
      @Nullable String clickId,
      Set<String> workspaceDomains) {
    var host = target.hostname();
    if (parameters.isEmpty() && clickId == null && !MobileAttribution.concerns(host)) {
      return target.href();
    }
    var wanted = parameters.get(Overrides.PARAMETER);
    var base = overrides.apply(link, target, wanted, workspaceDomains, visitor.now());
    var query = base.searchParams();
    var before = query.copy();
    if (link.partner()) {
      query.set("via", visitor.foldedKey());
    }
    if (clickId != null) {
      addClickId(query, parameters, clickId);
    }
    if (host.endsWith(MobileAttribution.APPSFLYER)) {
      mobile.appsFlyer(query, clickId);
    }
    if (base.hostname().endsWith(MobileAttribution.SINGULAR)) {
      MobileAttribution.singular(query, visitor, clickId);
    }
    if (base.hostname().equals(MobileAttribution.PLAY_STORE)) {
      MobileAttribution.playStore(query, visited(link, visitor, parameters));
    }
    var passed = pass(parameters, query);
    drop(query, QR);
    drop(query, InterstitialRules.SKIP);
    return passed || !query.equals(before) ? base.withSearchParams(query).href() : base.href();
  }

  private static void addClickId(SearchParams query, SearchParams parameters, String clickId) {
    if ("1".equals(query.get(REFERENCE))) {
      query.set("client_reference_id", "dub_id_" + clickId);
      query.delete(REFERENCE);
    } else if (!parameters.has(RedirectRules.NO_TRACK)) {
      query.set("dub_id", clickId);
    }
  }

  private static boolean pass(SearchParams parameters, SearchParams query) {
    var passed = false;
    for (var entry : parameters.entries()) {
      if (!entry.name().equals(RedirectRules.NO_TRACK)
          && !entry.name().equals(Overrides.PARAMETER)) {
        query.set(entry.name(), entry.value());
        passed = true;
      }
    }
    return passed;
  }

  private static void drop(SearchParams query, String name) {
    if ("1".equals(query.get(name))) {
      query.delete(name);
    }
  }

  /** The short link as the visitor opened it, readable; without the password. */
  private static String visited(CachedLink link, VisitorRequest visitor, SearchParams parameters) {
    var query = link.password() == null ? visitor.query() : parameters.toString();
    return "https://"
        + visitor.domain()
        + PercentText.decoded(visitor.path())
        + (query == null || query.isEmpty() ? "" : "?" + query);
  }
}
