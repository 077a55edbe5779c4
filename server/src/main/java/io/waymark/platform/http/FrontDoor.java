package io.waymark.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
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

  /** What the API host had once (RED-3); it is {@code /links/metatags} now. */
  private static final String METATAGS = "/metatags";

  private static final int FIRST = Integer.MIN_VALUE;

  private final Hosts hosts;
  private final String home;
  private final Handler<HttpServerRequest> shortLinks;
  private final Predicate<HttpServerRequest> mayOperate;

  /**
   * @param home where people who have no business at the API are sent
   * @param shortLinks answers visitors
   * @param mayOperate whether the request may see metrics
   */
  public FrontDoor(
      Hosts hosts,
      URI home,
      Handler<HttpServerRequest> shortLinks,
      Predicate<HttpServerRequest> mayOperate) {
    this.hosts = hosts;
    this.home = home.toString();
    this.shortLinks = shortLinks;
    this.mayOperate = mayOperate;
  }

  /** Puts itself before every other route. */
  public void mount(Router router) {
    router.route().order(FIRST).handler(this::open).failureHandler(FrontDoor::refuse);
  }

  private void open(RoutingContext context) {
    var request = context.request();
    if (!RequestHead.namesOneHost(request)) {
      context.fail(400);
      return;
    }
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

  /** What the client sent wrongly is told to it, and is no error of ours: it is not logged. */
  private static void refuse(RoutingContext context) {
    var request = context.request();
    var path = request.path();
    if (RequestHead.asksTheServer(request)) {
      context.response().setStatusCode(204).putHeader("Allow", "GET, HEAD, OPTIONS").end();
    } else if (path == null || !path.startsWith("/")) {
      context.response().setStatusCode(400).end();
    } else if (context.statusCode() == 400 && !path.startsWith(ApiRoutes.ROOT)) {
      context.response().setStatusCode(400).end();
    } else {
      context.next();
    }
  }

  private void toApi(RoutingContext context, String path) {
    if (path.startsWith(METATAGS)) {
      context.response().setStatusCode(301).putHeader("Location", home).end();
      return;
    }
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
    return Hosts.normalised(RequestHead.authority(request));
  }

  private static String firstSegment(String path) {
    var end = path.indexOf('/', 1);
    return end < 0 ? path.substring(1) : path.substring(1, end);
  }
}
