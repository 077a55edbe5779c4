package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/**
 * The quick way for the URLs nearly everybody has: {@code http(s)} with a lower-case ASCII host, a
 * path, and nothing to encode, so that the text already is what would be written. It makes one
 * object and reads each character once; whatever is not so plain is left to {@link UrlParser}.
 */
final class PlainUrl {
  private static final int NONE = -1;

  private PlainUrl() {}

  /** The URL, or null if this text needs the full parser; it may be valid or not. */
  static @Nullable WebUrl parse(String text) {
    int schemeEnd = text.startsWith("https:") ? 5 : text.startsWith("http:") ? 4 : NONE;
    if (schemeEnd < 0 || !text.startsWith("//", schemeEnd + 1)) {
      return null;
    }
    int hostStart = schemeEnd + 3;
    int hostEnd = hostEnd(text, hostStart);
    if (hostEnd < 0) {
      return null;
    }
    int port = NONE;
    int pathStart = hostEnd;
    if (hostEnd < text.length() && text.charAt(hostEnd) == ':') {
      pathStart = portEnd(text, hostEnd + 1);
      port = pathStart < 0 ? NONE : Integer.parseInt(text, hostEnd + 1, pathStart, 10);
      if (port < 0 || port > 65_535 || port == (schemeEnd == 5 ? 443 : 80)) {
        return null;
      }
    }
    int pathEnd = pathEnd(text, pathStart);
    if (pathEnd < 0) {
      return null;
    }
    int queryStart = NONE;
    int end = pathEnd;
    if (end < text.length() && text.charAt(end) == '?') {
      queryStart = end;
      end = runEnd(text, end + 1, EncodeSet.SPECIAL_QUERY);
    }
    int fragmentStart = NONE;
    if (end < text.length() && text.charAt(end) == '#') {
      fragmentStart = end;
      end = runEnd(text, end + 1, EncodeSet.FRAGMENT);
    }
    if (end < text.length()) {
      return null;
    }
    return new WebUrl(
        text, schemeEnd, hostStart, hostStart, hostEnd, port, pathStart, queryStart, fragmentStart);
  }

  /** The end of a host that is surely written as it stands, or -1. */
  private static int hostEnd(String text, int start) {
    int i = start;
    boolean labelStart = true;
    boolean digitsPossible = false;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isLowerLetter(c) || c == '-') {
        if (labelStart && text.startsWith("xn--", i)) {
          return NONE;
        }
        digitsPossible &= !labelStart;
        labelStart = false;
      } else if (Ascii.isDigit(c)) {
        digitsPossible |= labelStart;
        labelStart = false;
      } else if (c == '.') {
        labelStart = true;
      } else {
        break;
      }
    }
    // A last label that starts with a digit may make the host an IPv4 address.
    return i == start || digitsPossible ? NONE : i;
  }

  private static int portEnd(String text, int start) {
    int i = start;
    while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
      i++;
    }
    boolean canonical = i > start && i - start <= 5 && text.charAt(start) != '0';
    return canonical ? i : NONE;
  }

  /** The end of a path that starts with a slash and has no dot segments, or -1. */
  private static int pathEnd(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '/') {
      return NONE;
    }
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (EncodeSet.PATH.contains(c)) {
        return c == '?' || c == '#' ? i : NONE;
      }
      if (c == '\\') {
        return NONE;
      }
      i++;
      if (c == '/' && (text.startsWith(".", i) || text.startsWith("%2", i))) {
        return NONE;
      }
    }
    return i;
  }

  private static int runEnd(String text, int start, EncodeSet set) {
    int i = start;
    while (i < text.length() && !set.contains(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
