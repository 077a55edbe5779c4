package io.waymark.platform.net;

/** What the URL Standard knows about schemes. */
final class Scheme {
  private Scheme() {}

  /** Whether the scheme is one of the six whose URLs always have a host and a path. */
  static boolean isSpecial(String scheme) {
    return switch (scheme) {
      case "http", "https", "ws", "wss", "ftp", "file" -> true;
      default -> false;
    };
  }

  /** The port that is left out when written, or -1. */
  static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      case "ftp" -> 21;
      default -> -1;
    };
  }
}
