package io.waymark.app;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.traffic.geo.Origins;
import java.net.InetAddress;

/** Who may see what only operators need: metrics. */
final class Operators {
  private Operators() {}

  /**
   * Whether the request comes from this machine or a private network. One that a proxy passed on
   * counts as the proxy's client; if that proxy is not trusted, its client is unknown and may not.
   */
  static boolean mayAsk(Origins origins, HttpServerRequest request) {
    var peer = peer(request);
    var passedOn =
        request.headers().contains("X-Forwarded-For") || request.headers().contains("Forwarded");
    if (passedOn && !origins.trusts(peer)) {
      return false;
    }
    return isPrivate(origins.address(peer, request.headers()::getAll));
  }

  /** The address of whoever opened the connection, empty if unknown. */
  static String peer(HttpServerRequest request) {
    var address = request.remoteAddress();
    var host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }

  private static boolean isPrivate(String address) {
    try {
      // A literal: nothing is looked up.
      var parsed = InetAddress.ofLiteral(address);
      var bytes = parsed.getAddress();
      return parsed.isLoopbackAddress()
          || parsed.isSiteLocalAddress()
          || parsed.isLinkLocalAddress()
          || (bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
