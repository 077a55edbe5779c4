package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.waymark.events.Place;
import io.waymark.links.Domain;
import io.waymark.links.Link;
import io.waymark.links.LinkCache;
import io.waymark.platform.http.FrontDoor;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.net.SearchParams;
import io.waymark.platform.text.LinkKey;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Prefetch;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitorIdentity;
import io.waymark.traffic.geo.Origins;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads from an HTTP request what the rules and the journal need. */
final class VisitorReader {
  private final InstantSource clock;
  private final Agents agents;
  private final Origins origins;
  private final Hosts hosts;

  VisitorReader(InstantSource clock, Agents agents, Origins origins, Hosts hosts) {
    this.hosts = hosts;
    this.clock = clock;
    this.agents = agents;
    this.origins = origins;
  }

  VisitorRequest read(HttpServerRequest request, LinkCache.Address address) {
    var ip = ip(request);
    var userAgent = Visit.keptOf(request.getHeader(HttpHeaders.USER_AGENT));
    return new VisitorRequest(
        address.domain(),
        address.foldedKey(),
        request.query(),
        request.getHeader(HttpHeaders.COOKIE),
        request.headers().contains(RedirectRules.NO_TRACK),
        clock.instant(),
        ip,
        userAgent,
        () -> VisitorIdentity.hash(ip, userAgent),
        () -> agents.of(userAgent),
        () -> place(request, ip));
  }

  private Place place(HttpServerRequest request, String ip) {
    return origins.locate(ip, origins.announced(peer(request), request.headers()::getAll));
  }

  /** The visit to journal: raw material only, to be worked out later. */
  Visit visit(HttpServerRequest request, VisitorRequest visitor, Decision.Recording recording) {
    return new Visit(
        visitor.now(),
        recording.clickId(),
        recording.workspaceId(),
        recording.linkId(),
        recording.domain(),
        recording.key(),
        recording.url(),
        visitor.ip(),
        visitor.userAgent(),
        Visit.keptOf(request.getHeader(HttpHeaders.REFERER)),
        recording.trigger(),
        recording.qr(),
        request.method().equals(HttpMethod.HEAD),
        Prefetch.announcedBy(request.headers()::getAll),
        recording.botParameter(),
        recording.untracked(),
        origins.announced(peer(request), request.headers()::getAll));
  }

  /** The short domain asked for (RED-2). */
  String domain(HttpServerRequest request) {
    return hosts.domain(FrontDoor.host(request));
  }

  /** The key asked for: the decoded path in punycode, {@code _root} for none (RED-6, RED-9). */
  static String key(@Nullable String path) {
    if (path == null || path.length() <= 1) {
      return Link.ROOT;
    }
    var key = path.substring(1);
    if (plain(key)) {
      return key;
    }
    var ascii = LinkKey.ascii(decoded(key));
    return ascii == null ? key : ascii;
  }

  private static boolean plain(String key) {
    for (var i = 0; i < key.length(); i++) {
      var c = key.charAt(i);
      if (c == '%' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Percent-decoded once; a plus sign is itself, and broken escapes stay as they are. */
  private static String decoded(String key) {
    var parsed = SearchParams.parse("k=" + key.replace("+", "%2B").replace("&", "%26"));
    var value = parsed.get("k");
    return value == null ? key : value;
  }

  static LinkCache.Address address(String host, String key, @Nullable Domain domain) {
    var folded = domain != null && domain.caseSensitive() ? key : key.toLowerCase(Locale.ROOT);
    return new LinkCache.Address(host, folded);
  }

  /**
   * The path as requested, fit for a cookie: one leading slash, and nothing that ends the
   * attribute.
   */
  static String cookiePath(String path) {
    var start = 0;
    while (start + 1 < path.length() && path.charAt(start + 1) == '/') {
      start++;
    }
    return path.substring(start).replace(";", "%3B").replace(",", "%2C");
  }

  /** Whether the visitor came by TLS, here or at a proxy in front. */
  boolean secure(HttpServerRequest request) {
    return request.isSSL()
        || (origins.trusts(peer(request))
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  String ip(HttpServerRequest request) {
    return origins.address(peer(request), request.headers()::getAll);
  }

  private static String peer(HttpServerRequest request) {
    var address = request.remoteAddress();
    var host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }
}
