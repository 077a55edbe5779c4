package io.waymark.traffic.redirect;

import io.waymark.links.Link;
import io.waymark.platform.text.LinkKey;
import org.jspecify.annotations.Nullable;

/** Reads paths of requests, which may be anything a network can carry. */
final class RequestPath {
  private static final String HEX = "0123456789ABCDEF";

  private RequestPath() {}

  /**
   * The path as requested, fit for a header: it begins with one slash, so that it cannot name
   * another host, and what could end a cookie's attribute or a header is percent-encoded.
   *
   * @param path as the HTTP server gives it; null for none
   */
  static String safe(@Nullable String path) {
    if (path == null) {
      return "/";
    }
    var start = 0;
    while (start < path.length() && isSlash(path.charAt(start))) {
      start++;
    }
    if (start == 1 && path.charAt(0) == '/' && isSafe(path)) {
      return path;
    }
    var out = new StringBuilder(path.length() + 16).append('/');
    escape(out, path, start);
    return out.toString();
  }

  /** A query as requested, fit for a header. */
  static String safeQuery(String query) {
    if (isSafe(query)) {
      return query;
    }
    var out = new StringBuilder(query.length() + 16);
    escape(out, query, 0);
    return out.toString();
  }

  /**
   * The key asked for (RED-6): the path after its first slash, percent-decoded once and in
   * punycode; {@code _root} for none. Broken escapes stay as they are.
   *
   * @param path begins with a slash
   */
  static String key(String path) {
    return path.length() <= 1 ? Link.ROOT : ascii(path.substring(1));
  }

  /** Text with its escapes decoded, in punycode; itself if it is longer than any key. */
  static String ascii(String text) {
    var decoded = PercentText.decoded(text);
    var ascii = LinkKey.ascii(decoded);
    return ascii == null ? decoded : ascii;
  }

  private static boolean isSlash(char c) {
    // Browsers read both alike.
    return c == '/' || c == '\\';
  }

  private static boolean isSafe(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (!isSafe(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSafe(char c) {
    return c > ' ' && c < 0x7F && c != ';' && c != ',' && c != '"' && c != '\\';
  }

  private static void escape(StringBuilder out, String text, int from) {
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isSafe(c)) {
        out.append(c);
      } else if (c <= 0xFF) {
        // The server reads the bytes of a request line as Latin-1.
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        out.append(PercentText.encoded(text.substring(i, i + 1)));
      }
    }
  }
}
