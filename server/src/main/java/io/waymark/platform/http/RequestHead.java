package io.waymark.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What the first line and the Host header of a request say (RFC 9112, section 3). */
final class RequestHead {
  /** The longest name DNS knows, and a port. */
  private static final int LONGEST_AUTHORITY = 255 + ":65535".length();

  private RequestHead() {}

  /** Whether it is clear which host is meant: a client that sends two Hosts means mischief. */
  static boolean namesOneHost(HttpServerRequest request) {
    var given = request.headers().getAll(HttpHeaders.HOST);
    return given.size() < 2 && authority(request).length() <= LONGEST_AUTHORITY;
  }

  /**
   * The host asked for, as the client writes it, with its port if it has one. An address in the
   * first line goes before the header; empty if there is neither.
   */
  static String authority(HttpServerRequest request) {
    var target = request.uri();
    if (target != null && !target.startsWith("/")) {
      var named = authority(target);
      if (named != null) {
        return named;
      }
    }
    var header = request.getHeader(HttpHeaders.HOST);
    if (header != null) {
      return header;
    }
    var pseudo = request.authority();
    return pseudo == null ? "" : pseudo.toString();
  }

  private static @Nullable String authority(String target) {
    var scheme = target.indexOf("://");
    if (scheme < 0) {
      return null;
    }
    var start = scheme + "://".length();
    var end = start;
    while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    return target.substring(start, end);
  }

  /** Whether the request asks what the server as a whole can do, and nothing more. */
  static boolean asksTheServer(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS) && "*".equals(request.uri());
  }
}
