package io.waymark.traffic.geo;

import org.jspecify.annotations.Nullable;

/** An address as proxies write it: bare, in brackets, or with a port. */
final class NodeName {
  /** Room for brackets, zone and port; anything longer is no address. */
  private static final int LONGEST = 120;

  private NodeName() {}

  /** The address, or null if the text is a name, {@code unknown}, obfuscated or broken. */
  static @Nullable IpAddress address(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (text.charAt(0) == '[') {
      int end = text.indexOf(']');
      boolean complete = end > 0 && (end == text.length() - 1 || portAt(text, end + 1));
      var inside = complete ? text.substring(1, end) : "";
      return inside.indexOf(':') < 0 ? null : IpAddress.parse(inside);
    }
    int colon = text.indexOf(':');
    if (colon > 0 && colon == text.lastIndexOf(':')) {
      return portAt(text, colon) ? IpAddress.parse(text.substring(0, colon)) : null;
    }
    return IpAddress.parse(text);
  }

  /** A colon and a number, or an obfuscated port (RFC 7239, 6.3), up to the end. */
  private static boolean portAt(String text, int colon) {
    if (text.charAt(colon) != ':' || colon == text.length() - 1) {
      return false;
    }
    var port = text.substring(colon + 1);
    boolean number = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    return number || port.charAt(0) == '_';
  }
}
