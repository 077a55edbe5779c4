package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Writes decisions as HTTP: statuses, headers and cookies (RED-10, RED-18…30). Never cached, so
 * that edits take effect.
 */
final class VisitorAnswers {
  private static final String ROBOTS = "User-agent: *\nAllow: /\n";

  private final VisitorPages pages;
  private final String poweredBy;

  /**
   * @param poweredBy the text of the X-Powered-By header, empty for none
   */
  VisitorAnswers(VisitorPages pages, String poweredBy) {
    this.pages = pages;
    this.poweredBy = poweredBy;
  }

  void redirect(HttpServerRequest request, Decision.Redirect decision, VisitorRequest visitor) {
    var response = request.response();
    if (RedirectRoute.gone(response)) {
      return;
    }
    remember(request, decision.recording(), visitor);
    send(response, decision.status(), decision.location(), !decision.recording().doIndex());
  }

  void placeholder(
      HttpServerRequest request, Decision.Placeholder decision, VisitorRequest visitor) {
    if (RedirectRoute.gone(request.response())) {
      return;
    }
    remember(request, decision.recording(), visitor);
    page(request, 200, pages.placeholder(visitor.domain()), !decision.recording().doIndex());
  }

  void notFound(HttpServerRequest request, Decision.NotFound decision) {
    if (decision.location() != null) {
      send(request.response(), 307, decision.location(), false);
    } else {
      page(request, 200, pages.notFound(), false);
    }
  }

  void expired(HttpServerRequest request, Decision.Expired decision) {
    if (decision.location() != null) {
      send(request.response(), decision.status(), decision.location(), true);
    } else {
      page(request, 200, pages.expired(), true);
    }
  }

  void askPassword(HttpServerRequest request, boolean wrong) {
    page(request, 200, pages.password(wrong), true);
  }

  /** Asks for patience where the database could not be asked; nothing is known of the link. */
  void unavailable(HttpServerRequest request) {
    request.response().putHeader("Retry-After", "5");
    page(request, 503, pages.unavailable(), true);
  }

  void tooManyAttempts(HttpServerRequest request) {
    request.response().putHeader("Retry-After", "600");
    page(request, 429, pages.tooManyAttempts(), true);
  }

  void junk(HttpServerRequest request) {
    send(request.response(), 302, "/?" + RedirectRules.NO_TRACK + "=1", true);
  }

  /** Sends the visitor to a path of the same host, with one cookie more. */
  void seeOther(HttpServerRequest request, String location, String cookie) {
    request.response().putHeader("Set-Cookie", cookie);
    send(request.response(), 303, location, true);
  }

  void otherMethod(HttpServerRequest request) {
    var options = request.method().name().equals("OPTIONS");
    common(request.response())
        .setStatusCode(options ? 204 : 405)
        .putHeader("Allow", "GET, HEAD, OPTIONS")
        .end();
  }

  /**
   * Answers what browsers and crawlers ask every host for (RED-1), and tells whether it was that.
   */
  boolean staticFile(HttpServerRequest request) {
    var path = request.path();
    if (path == null) {
      return false;
    }
    switch (path) {
      case "/robots.txt" ->
          common(request.response()).putHeader("Content-Type", "text/plain").end(ROBOTS);
      case "/favicon.ico" -> common(request.response()).setStatusCode(204).end();
      case "/sitemap.xml", "/manifest.webmanifest", "/manifest.json" ->
          common(request.response()).setStatusCode(404).end();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void remember(
      HttpServerRequest request, Decision.Recording recording, VisitorRequest visitor) {
    var path = request.path() == null ? "/" : request.path();
    request
        .response()
        .putHeader(
            "Set-Cookie",
            ClickCookie.header(
                recording.domain(),
                recording.key(),
                recording.clickId(),
                VisitorReader.cookiePath(path),
                visitor.now()));
  }

  private void send(HttpServerResponse response, int status, String location, boolean noIndex) {
    common(response).setStatusCode(status).putHeader("Location", location);
    noIndex(response, noIndex);
    response.end();
  }

  private void page(
      HttpServerRequest request, int status, VisitorPages.Page page, boolean noIndex) {
    var response = common(request.response());
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", page.contentSecurityPolicy());
    noIndex(response, noIndex);
    response.end(page.html());
  }

  private HttpServerResponse common(HttpServerResponse response) {
    if (!poweredBy.isEmpty()) {
      response.putHeader("X-Powered-By", poweredBy);
    }
    return response
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("Referrer-Policy", "no-referrer-when-downgrade")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  private static void noIndex(HttpServerResponse response, boolean noIndex) {
    if (noIndex) {
      response.putHeader("X-Robots-Tag", "googlebot: noindex");
    }
  }
}
