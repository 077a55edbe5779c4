package io.waymark.traffic.hosts;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes short answers for programs. */
final class PlainAnswer {
  private PlainAnswer() {}

  /** Written only if somebody still waits for it. */
  static void send(HttpServerRequest request, int status, String contentType, String body) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    headers(response).putHeader("Content-Type", contentType).setStatusCode(status).end(body);
  }

  /** Asks the caller to come back. */
  static void tryLater(HttpServerRequest request, int status, long seconds) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    headers(response)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Retry-After", Long.toString(seconds))
        .setStatusCode(status)
        .end("Please try again in " + seconds + " s.\n");
  }

  /** Asked for again each time, so that changes of a domain show at once. */
  private static HttpServerResponse headers(HttpServerResponse response) {
    return response
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Content-Type-Options", "nosniff");
  }
}
