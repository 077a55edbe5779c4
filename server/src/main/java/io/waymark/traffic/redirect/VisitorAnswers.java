package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.waymark.links.CachedWorkspace;
import io.waymark.traffic.pages.Page;
import io.waymark.traffic.pages.VisitorPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions as HTTP: statuses, headers and cookies (RED-10, RED-18…30). Nothing is cached,
 * neither by browsers nor in between, so that every edit takes effect with the next visit.
 */
final class VisitorAnswers {
  /** Of every answer. In the form that the HTTP library neither hashes nor encodes anew. */
  private static final List<Header> SECURITY =
      List.of(
          Header.of("Cache-Control", "private, no-store"),
          Header.of("Referrer-Policy", "no-referrer-when-downgrade"),
          Header.of("X-DNS-Prefetch-Control", "on"),
          Header.of("X-Frame-Options", "DENY"),
          Header.of("X-Content-Type-Options", "nosniff"));

  private static final Header NO_INDEX = Header.of("X-Robots-Tag", "googlebot: noindex");

  private final VisitorPages pages;
  private final PageContent content;
  private final String dashboard;
  private final @Nullable Header poweredBy;

  /**
   * @param dashboard where the dashboard's pages are, without a slash at its end
   * @param poweredBy the text of the X-Powered-By header, empty for none
   */
  VisitorAnswers(VisitorPages pages, PageContent content, String dashboard, String poweredBy) {
    this.pages = pages;
    this.content = content;
    this.dashboard = dashboard;
    this.poweredBy = poweredBy.isEmpty() ? null : Header.of("X-Powered-By", poweredBy);
  }

  /** Gives an answer that sets cookies (RED-21), except for the placeholder. */
  void recorded(HttpServerRequest request, Decision.Recorded decision, VisitorRequest visitor) {
    var response = request.response();
    if (RedirectRoute.gone(response)) {
      return;
    }
    var recording = decision.recording();
    remember(response, recording, visitor);
    var noIndex = !recording.indexed();
    switch (decision) {
      case Decision.Redirect(var status, var location, _) ->
          send(response, status, location, noIndex);
      case Decision.Interstitial(var location, _, _) -> send(response, 307, location, noIndex);
      case Decision.CustomScheme(var location, _) ->
          page(response, 200, pages.customScheme(location), noIndex);
      case Decision.Preview(var link, var _) ->
          page(response, 200, pages.preview(content.preview(link)), true);
      case Decision.Cloaked(var link, var url, _) ->
          page(response, 200, pages.cloaked(content.cloaked(link, url)), true);
      case Decision.Placeholder _ -> throw new IllegalArgumentException("needs a workspace");
    }
  }

  void placeholder(
      HttpServerRequest request,
      Decision.Placeholder decision,
      VisitorRequest visitor,
      CachedWorkspace workspace) {
    var response = request.response();
    if (RedirectRoute.gone(response)) {
      return;
    }
    remember(response, decision.recording(), visitor);
    var page = pages.placeholder(visitor.domain(), PageContent.theme(workspace));
    page(response, 200, page, !decision.recording().indexed());
  }

  void inspect(HttpServerRequest request, Decision.Inspect decision) {
    page(request.response(), 200, pages.inspector(content.inspected(decision.link())), true);
  }

  void banned(HttpServerRequest request) {
    page(request.response(), 200, pages.banned(), true);
  }

  void notFound(HttpServerRequest request, Decision.NotFound decision, CachedWorkspace workspace) {
    if (decision.location() != null) {
      pageRedirect(request.response(), decision.location());
    } else {
      page(request.response(), 200, pages.notFound(PageContent.theme(workspace)), false);
    }
  }

  void expired(HttpServerRequest request, Decision.Expired decision, CachedWorkspace workspace) {
    if (decision.location() == null) {
      var page = pages.expired(PageContent.theme(workspace));
      page(request.response(), 200, page, !decision.indexed());
    } else if (decision.status() == 307) {
      pageRedirect(request.response(), decision.location());
    } else {
      send(request.response(), decision.status(), decision.location(), !decision.indexed());
    }
  }

  void askPassword(HttpServerRequest request, CachedWorkspace workspace, boolean wrong) {
    page(request.response(), 200, pages.password(PageContent.theme(workspace), wrong), true);
  }

  /** Shows the link again to a visitor who knew its password. */
  void admitted(HttpServerRequest request, String path, String cookie) {
    request.response().putHeader("Set-Cookie", cookie);
    send(request.response(), 303, path, true);
  }

  /** Asks for patience where the database could not be asked; nothing is known of the link. */
  void unavailable(HttpServerRequest request) {
    request.response().putHeader("Retry-After", "5");
    page(request.response(), 503, pages.unavailable(), true);
  }

  void tooManyAttempts(HttpServerRequest request, CachedWorkspace workspace) {
    var seconds = Long.toString(WrongPasswords.window().toSeconds());
    request.response().putHeader("Retry-After", seconds);
    page(request.response(), 429, pages.tooManyAttempts(PageContent.theme(workspace)), true);
  }

  void junk(HttpServerRequest request) {
    send(request.response(), 302, "/?" + RedirectRules.NO_TRACK + "=1", true);
  }

  void elsewhere(HttpServerRequest request, Errand.Elsewhere elsewhere) {
    send(request.response(), elsewhere.status(), elsewhere.location(), true);
  }

  /**
   * Sends the visitor to a link's public statistics (RED-3).
   *
   * @param dashboardId null if there are none
   */
  void statistics(HttpServerRequest request, @Nullable String dashboardId) {
    var location = dashboardId == null ? "/" : dashboard + "/share/" + dashboardId;
    send(request.response(), 307, location, true);
  }

  void otherMethod(HttpServerRequest request) {
    var options = request.method().name().equals("OPTIONS");
    common(request.response())
        .setStatusCode(options ? 204 : 405)
        .putHeader("Allow", "GET, HEAD, OPTIONS")
        .end();
  }

  void notHere(HttpServerRequest request) {
    common(request.response()).setStatusCode(404).end();
  }

  private static void remember(
      HttpServerResponse response, Decision.Recording recording, VisitorRequest visitor) {
    var path = visitor.path();
    var click =
        ClickCookie.header(
            recording.domain(), recording.key(), recording.clickId(), path, visitor.now());
    var variant =
        recording.variant() == null
            ? null
            : TestCookie.header(recording.variant(), path, visitor.now());
    response.headers().add(HttpHeaders.SET_COOKIE, click);
    if (variant != null) {
      response.headers().add(HttpHeaders.SET_COOKIE, variant);
    }
  }

  private void send(HttpServerResponse response, int status, String location, boolean noIndex) {
    common(response).setStatusCode(status).putHeader(HttpHeaders.LOCATION, location);
    noIndex(response, noIndex);
    response.end();
  }

  /** What takes the place of a page carries nothing that says who made the page (RED-10). */
  private static void pageRedirect(HttpServerResponse response, String location) {
    security(response).setStatusCode(307).putHeader(HttpHeaders.LOCATION, location).end();
  }

  private void page(HttpServerResponse response, int status, Page page, boolean noIndex) {
    common(response)
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", page.contentSecurityPolicy());
    noIndex(response, noIndex);
    response.end(page.html());
  }

  private HttpServerResponse common(HttpServerResponse response) {
    if (poweredBy != null) {
      poweredBy.put(response);
    }
    return security(response);
  }

  private static HttpServerResponse security(HttpServerResponse response) {
    for (var i = 0; i < SECURITY.size(); i++) {
      SECURITY.get(i).put(response);
    }
    return response;
  }

  private static void noIndex(HttpServerResponse response, boolean noIndex) {
    if (noIndex) {
      NO_INDEX.put(response);
    }
  }

  private record Header(CharSequence name, CharSequence value) {
    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    void put(HttpServerResponse response) {
      response.putHeader(name, value);
    }
  }
}
