package io.waymark.traffic.deeplinks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.net.HostNames;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.pages.DeepView;
import io.waymark.traffic.pages.Interstitial;
import io.waymark.traffic.pages.Language;
import io.waymark.traffic.pages.VisitorPages;
import io.waymark.traffic.redirect.RequestedLinks;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers visitors between a link and an app, at {@code /deeplink/<domain><path and query>} of the
 * app host (RED-31, RED-32). Nothing is recorded here: the visit was, by the link.
 */
public final class DeepLinkRoute {
  private static final Logger LOG = Logger.getLogger(DeepLinkRoute.class);
  private static final String ROOT = "/deeplink/";

  private final RequestedLinks links;
  private final Agents agents;
  private final Hosts hosts;
  private final VisitorPages pages;
  private final Executor blocking;

  /**
   * @param blocking runs look-ups
   */
  public DeepLinkRoute(
      RequestedLinks links, Agents agents, Hosts hosts, VisitorPages pages, Executor blocking) {
    this.links = links;
    this.agents = agents;
    this.hosts = hosts;
    this.pages = pages;
    this.blocking = blocking;
  }

  /** Mounts the route. */
  public void mount(Router router) {
    router
        .route(ROOT + "*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(context -> handle(context.request()));
  }

  private void handle(HttpServerRequest request) {
    var url = shortLink(request.path(), request.query());
    if (url == null) {
      answer(request, new DeepLinkStep.Unknown());
      return;
    }
    var agent = agents.of(Visit.keptOf(request.getHeader(HttpHeaders.USER_AGENT)));
    var asked = new DeepLinkRequest(url, agent);
    var loop = Vertx.currentContext();
    blocking.execute(
        () -> {
          try {
            var host = hosts.domain(Hosts.normalised(url.host()));
            var found = links.at(host, url.pathname());
            var step = DeepLinkRules.decide(asked, found);
            loop.runOnContext(_ -> answer(request, step));
          } catch (RuntimeException failure) {
            LOG.warnf("looking up %s failed: %s", url, failure.getMessage());
            loop.runOnContext(_ -> unavailable(request));
          }
        });
  }

  /** The short link that the path names, with its query; null if it names none. */
  private static @Nullable WebUrl shortLink(@Nullable String path, @Nullable String query) {
    if (path == null || path.length() <= ROOT.length()) {
      return null;
    }
    var rest = path.substring(ROOT.length());
    var slash = rest.indexOf('/');
    var host = slash < 0 ? rest : rest.substring(0, slash);
    var scheme = HostNames.isLoopbackOrIpLiteral(host) ? "http://" : "https://";
    var url = WebUrl.parse(scheme + rest + (query == null ? "" : "?" + query));
    return url == null || !url.username().isEmpty() || !url.password().isEmpty() ? null : url;
  }

  private void answer(HttpServerRequest request, DeepLinkStep step) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    headers(response);
    switch (step) {
      case DeepLinkStep.Unknown _ -> text(response, 404, "There is no such link.\n");
      case DeepLinkStep.Go(var location) -> go(response, location);
      case DeepLinkStep.Offer offer -> offer(request, offer);
    }
  }

  private void offer(HttpServerRequest request, DeepLinkStep.Offer offer) {
    var page =
        pages.interstitial(
            new Interstitial(
                offer.shortLink(),
                offer.appName(),
                DeepView.of(offer.deepview()),
                Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                offer.continueUrl(),
                offer.intentUrl()));
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", page.contentSecurityPolicy())
        .end(page.html());
  }

  private static void go(HttpServerResponse response, String location) {
    response.setStatusCode(307).putHeader(HttpHeaders.LOCATION, location).end();
  }

  private static void unavailable(HttpServerRequest request) {
    var response = request.response();
    if (!response.ended() && !response.closed()) {
      headers(response).putHeader(HttpHeaders.RETRY_AFTER, "5");
      text(response, 503, "This link cannot be looked up right now. Please try again soon.\n");
    }
  }

  private static void text(HttpServerResponse response, int status, String text) {
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(text);
  }

  private static HttpServerResponse headers(HttpServerResponse response) {
    return response
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .putHeader(HttpHeaders.VARY, "User-Agent, Accept-Language")
        .putHeader("Referrer-Policy", "no-referrer-when-downgrade")
        .putHeader("X-Robots-Tag", "googlebot: noindex")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("X-Content-Type-Options", "nosniff");
  }
}
