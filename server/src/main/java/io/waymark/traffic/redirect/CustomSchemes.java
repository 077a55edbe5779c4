package io.waymark.traffic.redirect;

import io.waymark.platform.net.WebUrl;

/** Destinations that open another program and so need a page of their own (RED-24). */
final class CustomSchemes {
  private CustomSchemes() {}

  /**
   * @param text the destination as it is stored; letter case matters
   */
  static boolean include(String text) {
    return text.startsWith("mailto:")
        || text.startsWith("sms:")
        || text.startsWith("tel:")
        || text.startsWith("tg:")
        || text.startsWith("whatsapp:")
        || text.startsWith("xmpp:");
  }

  /** The address with spaces of its query as such programs read them: {@code %20}, not plus. */
  static String readable(String url) {
    var parsed = WebUrl.parse(url);
    if (parsed == null || parsed.search().isEmpty()) {
      return url;
    }
    // Written out, a plus sign can only stand for a space.
    return parsed.withSearch(parsed.searchParams().toString().replace("+", "%20")).href();
  }
}
