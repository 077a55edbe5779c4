package io.waymark.traffic.redirect;

import io.waymark.platform.net.SearchParams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of a part of an address, where a plus sign is itself. */
final class PercentText {
  private PercentText() {}

  /** Decoded once; broken escapes stay as they are, bytes that are not UTF-8 become U+FFFD. */
  static String decoded(String text) {
    if (plain(text)) {
      return text;
    }
    var field = "v=" + text.replace("+", "%2B").replace("&", "%26");
    var value = SearchParams.parse(field).get("v");
    return value == null ? text : value;
  }

  /** Encoded so that it can stand in any part of an address and in a cookie. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean plain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '%' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
