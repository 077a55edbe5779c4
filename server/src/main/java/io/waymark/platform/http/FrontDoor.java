package io.waymark.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The first to see a request: sends it, by host and path, to the API, to the server's own pages, or
 * to the short links.
 */
public final class FrontDoor {
  /**
   * First path segments that the server answers itself on the app host; short keys there cannot use
   * them.
   */
  public static final Set<String> OWN_SEGMENTS =
      Set.of("api", "app", "deeplink", "_waymark", "health", "ready", "metrics");

  private static final int FIRST = Integer.MIN_VALUE;

  private final Hosts hosts;
  private final Handler<HttpServerRequest> shortLinks;
  private final Predicate<HttpServerRequest> mayOperate;

  /**
   * @param shortLinks answers visitors
   * @param mayOperate whether the request may see metrics
   */
  public FrontDoor(
      Hosts hosts, Handler<HttpServerRequest> shortLinks, Predicate<HttpServerRequest> mayOperate) {
    this.hosts = hosts;
    this.shortLinks = shortLinks;
    this.mayOperate = mayOperate;
  }

  /** Puts itself before every other route. */
  public void mount(Router router) {
    router.route().order(FIRST).handler(this::open);
  }

  private void open(RoutingContext context) {
    var request = context.request();
    var host = host(request);
    var path = request.path() == null ? "/" : request.path();
    if (hosts.isApi(host)) {
      toApi(context, path);
    } else if (hosts.isApp(host)
        && (path.equals("/") || OWN_SEGMENTS.contains(firstSegment(path)))) {
      own(context, path);
    } else if (path.startsWith(ApiRoutes.ROOT + "/")) {
      // Programs may call the API on any host, so no key begins like this (G1, RED-1).
      context.next();
    } else {
      shortLinks.handle(request);
    }
  }

  private static void toApi(RoutingContext context, String path) {
    if (path.startsWith(ApiRoutes.ROOT + "/") || path.equals(ApiRoutes.ROOT)) {
      context.next();
      return;
    }
    var query = context.request().query();
    context.reroute(ApiRoutes.ROOT + path + (query == null ? "" : "?" + query));
  }

  private void own(RoutingContext context, String path) {
    if (firstSegment(path).equals("metrics") && !mayOperate.test(context.request())) {
      context.response().setStatusCode(404).end();
      return;
    }
    context.next();
  }

  /** The host asked for (RED-2). */
  public static String host(HttpServerRequest request) {
    var authority = request.getHeader(HttpHeaders.HOST);
    if (authority == null) {
      var pseudo = request.authority();
      authority = pseudo == null ? "" : pseudo.toString();
    }
    return Hosts.normalised(authority);
  }

  private static String firstSegment(String path) {
    var end = path.indexOf('/', 1);
    return end < 0 ? path.substring(1) : path.substring(1, end);
  }
}
