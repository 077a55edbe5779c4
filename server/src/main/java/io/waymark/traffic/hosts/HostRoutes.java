package io.waymark.traffic.hosts;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.waymark.links.LinkCache;
import io.waymark.platform.http.ApiRoutes;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Answers what every host answers, and hands everything else on. On the event loop; never blocks.
 */
public final class HostRoutes implements Handler<HttpServerRequest> {
  private static final int UNKNOWN_NAMES = 100;
  private static final Duration UNKNOWN_NAMES_PER = Duration.ofSeconds(10);

  private final AppFiles files;
  private final CertificateCheck certificates;
  private final AnalyticsScript script = new AnalyticsScript();
  private final Handler<HttpServerRequest> links;

  /**
   * @param clientAddress finds the client behind trusted proxies
   * @param blocking runs look-ups that miss the cache
   * @param links gets the requests that are for links
   */
  public HostRoutes(
      LinkCache cache,
      Hosts hosts,
      Function<HttpServerRequest, String> clientAddress,
      InstantSource clock,
      Executor blocking,
      Handler<HttpServerRequest> links) {
    var domains = new DomainSource(cache, blocking);
    this.files = new AppFiles(domains, hosts);
    this.certificates =
        new CertificateCheck(
            domains,
            hosts,
            clientAddress,
            // Asked on the event loop, which must not wait for a database.
            RateLimits.inMemory(clock).limiter("unknown names", UNKNOWN_NAMES, UNKNOWN_NAMES_PER));
    this.links = links;
  }

  /**
   * Mounts what the server's own hosts answer too, an API host's root included. Before the API's
   * routes, whose last one answers everything below its root.
   */
  public void mount(Router router) {
    for (var root : List.of("", ApiRoutes.ROOT)) {
      router
          .route(root + CertificateCheck.PATH)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(context -> certificates.answer(context.request()));
      router
          .route(root + AnalyticsScript.PATH)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(context -> script.send(context.request()));
    }
  }

  @Override
  public void handle(HttpServerRequest request) {
    var path = request.path();
    if (path == null || path.length() < 2 || !special(path.charAt(1)) || !reads(request)) {
      links.handle(request);
      return;
    }
    var file = AppFile.at(path);
    if (file != null) {
      request.resume();
      files.send(request, file);
    } else if (path.equals(CertificateCheck.PATH)) {
      request.resume();
      certificates.answer(request);
    } else if (path.equals(AnalyticsScript.PATH)) {
      request.resume();
      script.send(request);
    } else {
      links.handle(request);
    }
  }

  /** Whether a path that begins so could be one of ours: most links are past this at once. */
  private static boolean special(char first) {
    return first == '.' || first == '_';
  }

  private static boolean reads(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }
}
