package io.waymark.traffic.redirect;

import io.waymark.platform.net.HeaderDates;
import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cookie that ties a visitor's clicks on one link together for an hour (RED-20, RED-21). */
final class ClickCookie {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int CLICK_ID_LENGTH = 16;

  private ClickCookie() {}

  /** The click id a visitor brings, or null if there is none or it is not one of ours. */
  static @Nullable String read(@Nullable String cookies, String domain, String key) {
    if (cookies == null) {
      return null;
    }
    var value = Cookies.value(cookies, name(domain, key));
    return value != null && wellFormed(value) ? value : null;
  }

  /**
   * @param path the path as requested, still percent-encoded, beginning with a slash
   */
  static String header(String domain, String key, String clickId, String path, Instant now) {
    return name(domain, key)
        + "="
        + clickId
        + "; Path="
        + path
        + "; Expires="
        + HeaderDates.format(now.plus(LIFETIME))
        + "; Max-Age=3600";
  }

  private static String name(String domain, String key) {
    return "dub_id_" + domain + "_" + key;
  }

  private static boolean wellFormed(String value) {
    if (value.length() != CLICK_ID_LENGTH) {
      return false;
    }
    for (var i = 0; i < CLICK_ID_LENGTH; i++) {
      var c = value.charAt(i);
      if (!RandomText.isSymbol(c)) {
        return false;
      }
    }
    return true;
  }
}
