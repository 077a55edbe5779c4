package io.waymark.dashboard;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/**
 * Serves the dashboard below {@code /app/}, and the style sheets of the server's own pages below
 * {@code /_waymark/}.
 */
public final class DashboardRoutes {
  private static final String APP = "/app";
  private static final String ASSETS = "/_waymark";
  private static final String REFERENCE = "/api/docs";

  /** The whole policy in one line: everything comes from this host, and nothing runs in line. */
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final WebApp app = WebApp.load();
  private final StaticFile notBuilt = own("not-built.html");
  private final StaticFile style = own("reference.css");
  private final String instance;

  /**
   * @param defaultDomain the domain of links that name none
   */
  public DashboardRoutes(String defaultDomain) {
    this.instance = new JsonObject().put("defaultDomain", defaultDomain).encode();
  }

  private static StaticFile own(String name) {
    return Objects.requireNonNull(StaticFile.load(name), name);
  }

  /** Mounts the routes. Before the API's, whose last route answers everything below its root. */
  public void mount(Router router) {
    // An API host has its own root, and the reference's style sheet below it.
    for (var root : List.of("", "/api")) {
      read(router, root + ASSETS + "/reference.css").handler(this::style);
      // Errors of the API point to the documentation here.
      read(router, root + ASSETS + "/docs").handler(context -> redirect(context, REFERENCE));
    }
    read(router, "/").handler(context -> redirect(context, APP + "/"));
    read(router, APP + "/instance.json").handler(this::instance);
    read(router, APP + "/*").handler(this::app);
  }

  private static Route read(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void style(RoutingContext context) {
    StaticAnswer.send(context, 200, style, ASK_AGAIN);
  }

  private void instance(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, ASK_AGAIN)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(instance);
  }

  private void app(RoutingContext context) {
    var path = context.normalizedPath();
    if (path.equals(APP)) {
      redirect(context, APP + "/");
      return;
    }
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("X-Frame-Options", "DENY");
    if (!app.isBuilt()) {
      StaticAnswer.send(context, 503, notBuilt, "no-store");
      return;
    }
    var below = path.substring(APP.length() + 1);
    var file = app.at(below);
    if (file == null) {
      context.response().setStatusCode(404).end();
    } else {
      StaticAnswer.send(context, 200, file, app.isForever(below) ? FOREVER : ASK_AGAIN);
    }
  }

  private static void redirect(RoutingContext context, String target) {
    context.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, target).end();
  }
}
