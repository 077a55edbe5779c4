package io.waymark.traffic.redirect;

import io.waymark.platform.net.SearchParams;
import org.jspecify.annotations.Nullable;

/** What services that attribute installs of apps want to find in a destination (RED-39…41). */
final class MobileAttribution {
  static final String APPSFLYER = ".onelink.me";
  static final String SINGULAR = ".sng.link";
  static final String PLAY_STORE = "play.google.com";

  private final String mediaSource;

  /**
   * @param mediaSource what AppsFlyer knows this server as, its parameter {@code pid}
   */
  MobileAttribution(String mediaSource) {
    this.mediaSource = mediaSource;
  }

  /** Whether a destination on the host gets parameters here. */
  static boolean concerns(String host) {
    return host.endsWith(APPSFLYER) || host.endsWith(SINGULAR) || host.equals(PLAY_STORE);
  }

  /** AppsFlyer (RED-39). */
  void appsFlyer(SearchParams query, @Nullable String clickId) {
    query.set("pid", mediaSource);
    if (clickId != null) {
      query.set("clickid", clickId);
    }
    var via = query.get("via");
    if (via != null) {
      setNew(query, "c", via);
      setNew(query, "af_siteid", via);
    }
  }

  /** Singular (RED-40). A placeholder that nothing is known for becomes empty. */
  static void singular(SearchParams query, VisitorRequest visitor, @Nullable String clickId) {
    query.set("cl", orEmpty(clickId));
    query.set("ua", orEmpty(visitor.userAgent()));
    query.set("ip", visitor.ip());
    if (query.has("wpcn", "{via}")) {
      query.set("wpcn", orEmpty(query.get("via")));
    }
    if (query.has("wpcl", "{dub_id}")) {
      query.set("wpcl", orEmpty(clickId));
    }
  }

  /** The Play Store hands the referrer to the app once it is installed (RED-41). */
  static void playStore(SearchParams query, String visited) {
    var referrer = SearchParams.parse(orEmpty(query.get("referrer")));
    referrer.set("deepLink", visited);
    query.set("referrer", referrer.toString());
  }

  private static void setNew(SearchParams query, String name, String value) {
    if (!query.has(name)) {
      query.set(name, value);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
