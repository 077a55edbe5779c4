package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.waymark.events.Place;
import io.waymark.links.LinkCache;
import io.waymark.platform.http.FrontDoor;
import io.waymark.platform.http.Hosts;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Prefetch;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitorIdentity;
import io.waymark.traffic.geo.Origins;
import java.time.InstantSource;

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

  /**
   * @param address where the link was found, or would have been
   * @param path as {@link RequestPath#safe} leaves it
   */
  VisitorRequest read(
      HttpServerRequest request, LinkCache.Address address, String path, boolean inspect) {
    var ip = ip(request);
    var userAgent = Visit.keptOf(request.getHeader(HttpHeaders.USER_AGENT));
    var query = request.query();
    return new VisitorRequest(
        address.domain(),
        address.foldedKey(),
        inspect,
        path,
        query == null ? null : RequestPath.safeQuery(query),
        request.getHeader(HttpHeaders.COOKIE),
        request.headers().contains(RedirectRules.NO_TRACK),
        request.method().equals(HttpMethod.HEAD),
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
        visitor.head(),
        Prefetch.announcedBy(request.headers()::getAll),
        recording.botParameter(),
        recording.untracked(),
        origins.announced(peer(request), request.headers()::getAll));
  }

  /** The short domain asked for (RED-2). */
  String domain(HttpServerRequest request) {
    return hosts.domain(FrontDoor.host(request));
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
