package io.waymark.links;

import io.waymark.platform.net.SearchParams;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Given;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The campaign parameters of a destination: merged into the URL when named, read back from it
 * afterwards (LNK-11, LNK-12).
 */
final class Campaign {
  private Campaign() {}

  /**
   * The parameters a request names, by their names in the URL; null values take a parameter out.
   */
  private static Map<String, Given<String>> named(LinkRequest request) {
    var named = new LinkedHashMap<String, Given<String>>();
    named.put("utm_source", request.utmSource());
    named.put("utm_medium", request.utmMedium());
    named.put("utm_campaign", request.utmCampaign());
    named.put("utm_term", request.utmTerm());
    named.put("utm_content", request.utmContent());
    named.put("ref", request.ref());
    named.values().removeIf(given -> !given.isPresent());
    return named;
  }

  /** The URL of a new link with the named parameters in it; untouched if none is named. */
  static String applied(String url, LinkRequest request) {
    return with(url, named(request), Link.Utm.NONE);
  }

  /**
   * The URL of a changed link. A new destination keeps the campaign it brings, takes over stored
   * values it does not bring (LNK-52, fix 2), and what the request names wins; an unchanged one is
   * only touched by what the request names (fix 3).
   */
  static String applied(String url, LinkRequest request, Link stored) {
    var moved = !url.equals(stored.url());
    return with(url, named(request), moved ? stored.utm() : Link.Utm.NONE);
  }

  private static String with(String url, Map<String, Given<String>> named, Link.Utm carried) {
    var parsed = WebUrl.parse(url);
    if (parsed == null) {
      return url;
    }
    var query = parsed.searchParams();
    var changed = false;
    for (var entry : stored(carried).entrySet()) {
      if (!named.containsKey(entry.getKey()) && !query.has(entry.getKey())) {
        query.set(entry.getKey(), entry.getValue());
        changed = true;
      }
    }
    for (var entry : named.entrySet()) {
      var value = entry.getValue().orNull();
      if (value == null || value.isEmpty()) {
        query.delete(entry.getKey());
      } else {
        query.set(entry.getKey(), value.replaceFirst("\\+", " "));
      }
      changed = true;
    }
    return changed ? parsed.withSearchParams(query).href() : url;
  }

  /**
   * The stored parameters of a link changed together with others (LNK-46): those of a new
   * destination, else those the request names, else the ones it has.
   */
  static Link.Utm columns(LinkRequest request, Link stored) {
    var url = request.url().orNull();
    var found = url == null ? Link.Utm.NONE : read(url);
    var kept = url == null ? stored.utm() : Link.Utm.NONE;
    return new Link.Utm(
        column(found.source(), request.utmSource(), kept.source()),
        column(found.medium(), request.utmMedium(), kept.medium()),
        column(found.campaign(), request.utmCampaign(), kept.campaign()),
        column(found.term(), request.utmTerm(), kept.term()),
        column(found.content(), request.utmContent(), kept.content()));
  }

  private static @Nullable String column(
      @Nullable String found, Given<String> named, @Nullable String kept) {
    return found == null ? named.or(kept) : found;
  }

  private static Map<String, String> stored(Link.Utm utm) {
    var stored = new LinkedHashMap<String, String>();
    put(stored, "utm_source", utm.source());
    put(stored, "utm_medium", utm.medium());
    put(stored, "utm_campaign", utm.campaign());
    put(stored, "utm_term", utm.term());
    put(stored, "utm_content", utm.content());
    return stored;
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** What the final URL carries; of a repeated parameter the last value. */
  static Link.Utm read(String url) {
    var parsed = WebUrl.parse(url);
    if (parsed == null) {
      return Link.Utm.NONE;
    }
    var query = parsed.searchParams();
    return new Link.Utm(
        last(query, "utm_source"),
        last(query, "utm_medium"),
        last(query, "utm_campaign"),
        last(query, "utm_term"),
        last(query, "utm_content"));
  }

  private static @Nullable String last(SearchParams query, String name) {
    var values = query.getAll(name);
    return values.isEmpty() || values.getLast().isEmpty() ? null : values.getLast();
  }
}
