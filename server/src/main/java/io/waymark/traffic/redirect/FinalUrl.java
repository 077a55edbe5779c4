package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.platform.net.SearchParams;
import io.waymark.platform.net.WebUrl;
import java.util.Set;

/**
 * The address a visitor is sent to: the target, what attribution adds, and what the request passes
 * through (RED-36…42).
 */
final class FinalUrl {
  private static final String REFERENCE = "dub_client_reference_id";
  private static final Set<String> NOT_PASSED = Set.of(RedirectRules.NO_TRACK, "redir_url");

  private FinalUrl() {}

  /**
   * Puts it together.
   *
   * @param parameters the request's own parameters, without the password
   * @return the serialised URL; without parameters and without a click id to pass, the target's
   *     query stays as it is
   */
  static String of(
      CachedLink link,
      WebUrl target,
      SearchParams parameters,
      String clickId,
      RedirectTargets targets) {
    var passClickId = RedirectRules.needsClickId(link, target);
    if (parameters.isEmpty() && !passClickId) {
      return target.href();
    }
    var base = targets.override(link, target, parameters.get("redir_url"));
    var query = base.searchParams();
    var changed = false;
    if (link.partner()) {
      query.set("via", link.key());
      changed = true;
    }
    if (passClickId) {
      changed |= addClickId(query, parameters, clickId);
    }
    for (var entry : parameters.entries()) {
      if (!NOT_PASSED.contains(entry.name())) {
        query.set(entry.name(), entry.value());
        changed = true;
      }
    }
    changed |= drop(query, "qr");
    changed |= drop(query, "skip_deeplink_preview");
    return changed ? base.withSearchParams(query).href() : base.href();
  }

  private static boolean addClickId(SearchParams query, SearchParams parameters, String clickId) {
    if ("1".equals(query.get(REFERENCE))) {
      query.set("client_reference_id", "dub_id_" + clickId);
      query.delete(REFERENCE);
      return true;
    }
    if (parameters.has(RedirectRules.NO_TRACK)) {
      return false;
    }
    query.set("dub_id", clickId);
    return true;
  }

  private static boolean drop(SearchParams query, String name) {
    if (!"1".equals(query.get(name))) {
      return false;
    }
    query.delete(name);
    return true;
  }
}
