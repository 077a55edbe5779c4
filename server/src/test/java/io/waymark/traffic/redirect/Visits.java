package io.waymark.traffic.redirect;

import io.waymark.events.Agent;
import io.waymark.events.Place;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.clicks.VisitorIdentity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Visits for tests: of a person with a desktop at first, then with one fact after the other. */
record Visits(
    String path,
    @Nullable String query,
    @Nullable String cookies,
    boolean head,
    boolean inspect,
    String ip,
    @Nullable String userAgent,
    String country) {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final String DESKTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";
  static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
  static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Mobile Safari/537.36";
  static final String PREVIEWER = "facebookexternalhit/1.1";
  private static final Agents AGENTS = new Agents();

  /** A visit to a path with its query. */
  static Visits to(String address) {
    var question = address.indexOf('?');
    return new Visits(
        question < 0 ? address : address.substring(0, question),
        question < 0 ? null : address.substring(question + 1),
        null,
        false,
        false,
        "203.0.113.7",
        DESKTOP,
        "US");
  }

  Visits by(@Nullable String newUserAgent) {
    return new Visits(path, query, cookies, head, inspect, ip, newUserAgent, country);
  }

  Visits from(String newCountry) {
    return new Visits(path, query, cookies, head, inspect, ip, userAgent, newCountry);
  }

  Visits at(String newIp) {
    return new Visits(path, query, cookies, head, inspect, newIp, userAgent, country);
  }

  Visits bringing(@Nullable String newCookies) {
    return new Visits(path, query, newCookies, head, inspect, ip, userAgent, country);
  }

  Visits inspecting() {
    return new Visits(path, query, cookies, head, true, ip, userAgent, country);
  }

  Visits asHead() {
    return new Visits(path, query, cookies, true, inspect, ip, userAgent, country);
  }

  VisitorRequest request() {
    return request("d.co", RequestPath.key(path).toLowerCase(Locale.ROOT));
  }

  VisitorRequest request(String domain, String key) {
    return new VisitorRequest(
        domain,
        key,
        inspect,
        path,
        query,
        cookies,
        false,
        head,
        NOW,
        ip,
        userAgent,
        () -> VisitorIdentity.hash(ip, userAgent),
        () -> userAgent == null ? Agent.UNKNOWN : AGENTS.of(userAgent),
        () -> new Place("", country, "Unknown", "Unknown", "Unknown", "Unknown"));
  }
}
