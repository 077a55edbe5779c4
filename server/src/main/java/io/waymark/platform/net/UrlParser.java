package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/**
 * The URL Standard's basic URL parser. Its states are the methods here; as they only ever move
 * forward, each hands over to the next by calling it. Linear in the length of the text, except for
 * hosts beyond ASCII, whose length is bounded.
 */
final class UrlParser {
  private static final int END = -1;

  private final String in;
  private final @Nullable WebUrl base;
  private final UrlParts url = new UrlParts();
  private int at;

  private UrlParser(String in, @Nullable WebUrl base) {
    this.in = in;
    this.base = base;
  }

  static @Nullable WebUrl parse(String text, @Nullable WebUrl base) {
    var parser = new UrlParser(withoutTabsAndNewlines(trim(text)), base);
    return parser.schemeStart() ? parser.url.build() : null;
  }

  static String withoutTabsAndNewlines(String text) {
    int first = 0;
    while (first < text.length() && !isTabOrNewline(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    var out = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      if (!isTabOrNewline(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  private boolean schemeStart() {
    int colon = schemeEnd();
    if (colon < 0) {
      return noScheme();
    }
    url.scheme = Ascii.lowerCase(in.substring(0, colon));
    at = colon + 1;
    if (url.scheme.equals("file")) {
      return file();
    }
    if (url.isSpecial()) {
      boolean sameScheme = base != null && base.scheme().equals(url.scheme);
      boolean isRelative = sameScheme && !in.startsWith("//", at);
      return isRelative ? relative() : afterAuthoritySlashes();
    }
    if (peek() != '/') {
      return opaquePath();
    }
    at++;
    if (peek() != '/') {
      return path();
    }
    at++;
    return authority();
  }

  /** The index of the colon that ends a well-formed scheme, or -1. */
  private int schemeEnd() {
    if (in.isEmpty() || !Ascii.isLetter(in.charAt(0))) {
      return END;
    }
    for (int i = 1; i < in.length(); i++) {
      char c = in.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean allowed = Ascii.isLetter(c) || Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
      if (!allowed) {
        return END;
      }
    }
    return END;
  }

  private boolean noScheme() {
    if (base == null) {
      return false;
    }
    url.scheme = base.scheme();
    if (base.hasOpaquePath()) {
      if (peek() != '#') {
        return false;
      }
      url.copyPath(base);
      url.query = base.query();
      return fragment();
    }
    return url.scheme.equals("file") ? file() : relative();
  }

  private boolean relative() {
    if (isSlash(peek())) {
      at++;
      if (isSlash(peek())) {
        if (url.isSpecial()) {
          return afterAuthoritySlashes();
        }
        at++;
        return authority();
      }
      url.copyAuthority(requiredBase());
      return path();
    }
    url.copyAuthority(requiredBase());
    return relativeToPath();
  }

  /** A reference without authority and without leading slash. */
  private boolean relativeToPath() {
    WebUrl from = requiredBase();
    url.copyPath(from);
    if (peek() == '?') {
      return query();
    }
    if (peek() == '#' || peek() == END) {
      url.query = from.query();
      return fragment();
    }
    url.shortenPath();
    return path();
  }

  private boolean afterAuthoritySlashes() {
    while (peek() == '/' || peek() == '\\') {
      at++;
    }
    return authority();
  }

  private boolean authority() {
    int end = at;
    int lastAt = END;
    while (end < in.length() && !endsAuthority(in.charAt(end))) {
      if (in.charAt(end) == '@') {
        lastAt = end;
      }
      end++;
    }
    int hostStart = at;
    if (lastAt >= 0) {
      credentials(at, lastAt);
      hostStart = lastAt + 1;
      if (hostStart == end) {
        return false;
      }
    }
    at = end;
    return hostAndPort(hostStart, end) && pathStart();
  }

  private void credentials(int from, int to) {
    int colon = in.indexOf(':', from);
    int usernameEnd = colon < 0 || colon > to ? to : colon;
    url.username = encode(from, usernameEnd, EncodeSet.USERINFO);
    if (usernameEnd < to) {
      url.password = encode(usernameEnd + 1, to, EncodeSet.USERINFO);
    }
  }

  private boolean hostAndPort(int from, int to) {
    int colon = from;
    boolean bracketed = false;
    while (colon < to && (bracketed || in.charAt(colon) != ':')) {
      bracketed = in.charAt(colon) == '[' || (bracketed && in.charAt(colon) != ']');
      colon++;
    }
    boolean special = url.isSpecial();
    if (colon == from && (special || colon < to)) {
      return false;
    }
    url.host = colon == from ? "" : HostParser.parse(in.substring(from, colon), special);
    return url.host != null && port(colon + 1, to);
  }

  private boolean port(int from, int to) {
    int port = 0;
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      if (!Ascii.isDigit(c)) {
        return false;
      }
      port = port * 10 + c - '0';
      if (port > 65_535) {
        return false;
      }
    }
    url.port = from >= to || port == Scheme.defaultPort(url.scheme) ? END : port;
    return true;
  }

  private boolean file() {
    WebUrl from = base != null && base.scheme().equals("file") ? base : null;
    url.host = "";
    if (isSlash(peek())) {
      at++;
      if (isSlash(peek())) {
        at++;
        return fileHost();
      }
      if (from != null) {
        url.host = from.hostOrNull();
        String basePath = from.pathname();
        if (!startsWithDrive(at) && UrlParts.isNormalisedDrive(basePath, 1)) {
          url.path.append(basePath, 0, 3);
        }
      }
      return path();
    }
    if (from == null) {
      return path();
    }
    url.host = from.hostOrNull();
    return startsWithDrive(at) ? path() : relativeToPath();
  }

  private boolean fileHost() {
    int end = at;
    while (end < in.length() && !endsAuthority(in.charAt(end))) {
      end++;
    }
    if (end - at == 2 && startsWithDrive(at)) {
      return path();
    }
    if (end > at) {
      String host = HostParser.parse(in.substring(at, end), true);
      if (host == null) {
        return false;
      }
      url.host = host.equals("localhost") ? "" : host;
    }
    at = end;
    return pathStart();
  }

  private boolean startsWithDrive(int i) {
    return i + 1 < in.length()
        && Ascii.isLetter(in.charAt(i))
        && (in.charAt(i + 1) == ':' || in.charAt(i + 1) == '|')
        && (i + 2 == in.length() || "/\\?#".indexOf(in.charAt(i + 2)) >= 0);
  }

  private boolean pathStart() {
    if (isSlash(peek())) {
      at++;
      return path();
    }
    boolean hasPath = url.isSpecial() || !endsPath(peek());
    return hasPath ? path() : query();
  }

  /** Reads segments from here, the slash before the first one being passed already. */
  private boolean path() {
    while (true) {
      int end = at;
      while (end < in.length() && !isSlash(in.charAt(end)) && !endsPath(in.charAt(end))) {
        end++;
      }
      boolean more = end < in.length() && isSlash(in.charAt(end));
      segment(at, end, more);
      at = more ? end + 1 : end;
      if (!more) {
        return query();
      }
    }
  }

  private void segment(int from, int to, boolean more) {
    int dots = dots(from, to);
    if (dots == 0) {
      url.path.append('/');
      boolean drive =
          url.scheme.equals("file")
              && url.path.length() == 1
              && to - from == 2
              && startsWithDrive(from);
      if (drive) {
        url.path.append(in.charAt(from)).append(':');
      } else {
        PercentEncoding.append(url.path, in, from, to, EncodeSet.PATH);
      }
      return;
    }
    if (dots == 2) {
      url.shortenPath();
    }
    if (!more) {
      url.path.append('/');
    }
  }

  /** One or two if the segment is so many dots, written plainly or as {@code %2e}; else zero. */
  private int dots(int from, int to) {
    int dots = 0;
    int i = from;
    while (i < to) {
      if (in.charAt(i) == '.') {
        i++;
      } else if (in.regionMatches(true, i, "%2e", 0, 3) && i + 3 <= to) {
        i += 3;
      } else {
        return 0;
      }
      if (++dots > 2) {
        return 0;
      }
    }
    return dots;
  }

  private boolean opaquePath() {
    url.opaquePath = true;
    int end = at;
    while (end < in.length() && !endsPath(in.charAt(end))) {
      end++;
    }
    boolean spaceBeforeMore = end > at && end < in.length() && in.charAt(end - 1) == ' ';
    int plainEnd = spaceBeforeMore ? end - 1 : end;
    PercentEncoding.append(url.path, in, at, plainEnd, EncodeSet.C0_CONTROL);
    if (spaceBeforeMore) {
      url.path.append("%20");
    }
    at = end;
    return query();
  }

  private boolean query() {
    if (peek() == '?') {
      int hash = in.indexOf('#', at);
      int end = hash < 0 ? in.length() : hash;
      var set = url.isSpecial() ? EncodeSet.SPECIAL_QUERY : EncodeSet.QUERY;
      url.query = encode(at + 1, end, set);
      at = end;
    }
    return fragment();
  }

  private boolean fragment() {
    if (peek() == '#') {
      url.fragment = encode(at + 1, in.length(), EncodeSet.FRAGMENT);
    }
    return true;
  }

  private String encode(int from, int to, EncodeSet set) {
    int i = from;
    while (i < to && !set.contains(in.charAt(i))) {
      i++;
    }
    if (i == to) {
      return in.substring(from, to);
    }
    var out = new StringBuilder(to - from + 16);
    PercentEncoding.append(out, in, from, to, set);
    return out.toString();
  }

  private int peek() {
    return at < in.length() ? in.charAt(at) : END;
  }

  private boolean isSlash(int c) {
    return c == '/' || (c == '\\' && url.isSpecial());
  }

  private boolean endsAuthority(char c) {
    return isSlash(c) || endsPath(c);
  }

  private static boolean endsPath(int c) {
    return c == '?' || c == '#' || c == END;
  }

  private WebUrl requiredBase() {
    return java.util.Objects.requireNonNull(base);
  }

  private static boolean isTabOrNewline(char c) {
    return c == '\t' || c == '\n' || c == '\r';
  }
}
