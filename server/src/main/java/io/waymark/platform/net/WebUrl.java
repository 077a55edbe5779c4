package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/**
 * A URL as the WHATWG URL Standard defines it and browsers and JavaScript read it: parsed
 * leniently, written in one way only. Immutable; equal if written the same.
 *
 * <p>The accessors return what the JavaScript properties of the same names return. A query that
 * nobody sets stays byte for byte as it was parsed.
 */
public final class WebUrl {
  private static final int ABSENT = -1;

  private final String href;
  private final int schemeEnd;
  private final int usernameEnd;
  private final int hostStart;
  private final int hostEnd;
  private final int port;
  private final int pathStart;
  private final int queryStart;
  private final int fragmentStart;

  /**
   * Offsets into {@code href}.
   *
   * @param schemeEnd index of the colon after the scheme
   * @param usernameEnd index after the user name, {@code hostStart} if there are no credentials
   * @param hostStart index of the host's first character, -1 if there is no host
   * @param hostEnd index after the host, without the port; -1 if there is no host
   * @param port the port, -1 for none or the scheme's own
   * @param pathStart index of the path's first character
   * @param queryStart index of the question mark, -1 for none
   * @param fragmentStart index of the hash sign, -1 for none
   */
  WebUrl(
      String href,
      int schemeEnd,
      int usernameEnd,
      int hostStart,
      int hostEnd,
      int port,
      int pathStart,
      int queryStart,
      int fragmentStart) {
    this.href = href;
    this.schemeEnd = schemeEnd;
    this.usernameEnd = usernameEnd;
    this.hostStart = hostStart;
    this.hostEnd = hostEnd;
    this.port = port;
    this.pathStart = pathStart;
    this.queryStart = queryStart;
    this.fragmentStart = fragmentStart;
  }

  /** Parses an absolute URL; null if the text is not one. Never throws, takes linear time. */
  public static @Nullable WebUrl parse(String text) {
    WebUrl plain = PlainUrl.parse(text);
    return plain != null ? plain : UrlParser.parse(text, null);
  }

  /** Parses an absolute URL, or one relative to the base; null if the text is neither. */
  public static @Nullable WebUrl parse(String text, WebUrl base) {
    WebUrl plain = PlainUrl.parse(text);
    return plain != null ? plain : UrlParser.parse(text, base);
  }

  /** The whole URL as it is written. */
  public String href() {
    return href;
  }

  /** The scheme with its colon: {@code https:}. */
  public String protocol() {
    return href.substring(0, schemeEnd + 1);
  }

  /** The user name, percent-encoded; empty if there is none. */
  public String username() {
    return hasCredentials() ? href.substring(schemeEnd + 3, usernameEnd) : "";
  }

  /** The password, percent-encoded; empty if there is none. */
  public String password() {
    boolean given = hasCredentials() && href.charAt(usernameEnd) == ':';
    return given ? href.substring(usernameEnd + 1, hostStart - 1) : "";
  }

  /** The host with its port if that is not the scheme's own; empty if there is no host. */
  public String host() {
    return hostStart < 0 ? "" : href.substring(hostStart, authorityEnd());
  }

  /** The host without port: punycode, a dotted IPv4 or a bracketed IPv6 address; can be empty. */
  public String hostname() {
    return hostStart < 0 ? "" : href.substring(hostStart, hostEnd);
  }

  /** The port in decimal; empty if there is none or it is the scheme's own. */
  public String port() {
    return port < 0 ? "" : Integer.toString(port);
  }

  /** The path, percent-encoded; opaque for URLs like {@code mailto:a@b.co}. */
  public String pathname() {
    return href.substring(pathStart, pathEnd());
  }

  /** The query with its question mark; empty if there is none or nothing in it. */
  public String search() {
    String query = query();
    return query == null || query.isEmpty() ? "" : "?" + query;
  }

  /** The fragment with its hash sign; empty if there is none or nothing in it. */
  public String hash() {
    return fragmentStart < 0 || fragmentStart + 1 == href.length()
        ? ""
        : href.substring(fragmentStart);
  }

  /**
   * Scheme, host and port of a URL that is fetched over the network ({@code blob:} counts as the
   * web URL inside it), and the text {@code null} for any other.
   */
  public String origin() {
    return switch (scheme()) {
      case "http", "https", "ws", "wss", "ftp" -> href.substring(0, schemeEnd + 3) + host();
      case "blob" -> {
        WebUrl inner = parse(pathname());
        boolean web =
            inner != null && (inner.scheme().equals("http") || inner.scheme().equals("https"));
        yield inner != null && web ? inner.origin() : "null";
      }
      default -> "null";
    };
  }

  /** A copy of the query's parameters, free to change. */
  public SearchParams searchParams() {
    String query = query();
    return query == null ? new SearchParams() : SearchParams.parseQuery(query);
  }

  /** This URL with its query replaced by the parameters, or without query if there are none. */
  public WebUrl withSearchParams(SearchParams params) {
    return params.isEmpty() ? withQuery(null) : withQuery(params.toString());
  }

  /**
   * This URL with another query, with or without its question mark, percent-encoded as needed; an
   * empty one removes the query.
   */
  public WebUrl withSearch(String search) {
    if (search.isEmpty()) {
      return withQuery(null);
    }
    var set = isSpecial() ? EncodeSet.SPECIAL_QUERY : EncodeSet.QUERY;
    return withQuery(encodeAfter('?', search, set));
  }

  /**
   * This URL with another fragment, with or without its hash sign, percent-encoded as needed; an
   * empty one removes the fragment.
   */
  public WebUrl withHash(String hash) {
    String before = fragmentStart < 0 ? href : href.substring(0, fragmentStart);
    return hash.isEmpty()
        ? with(before, queryStart, ABSENT)
        : with(
            before + "#" + encodeAfter('#', hash, EncodeSet.FRAGMENT), queryStart, before.length());
  }

  /** Whether the scheme is one of {@code http, https, ws, wss, ftp, file}. */
  public boolean isSpecial() {
    return Scheme.isSpecial(scheme());
  }

  /** Whether the path is text without structure, as in {@code mailto:a@b.co}. */
  public boolean hasOpaquePath() {
    return hostStart < 0 && (pathStart == href.length() || href.charAt(pathStart) != '/');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebUrl url && href.equals(url.href);
  }

  @Override
  public int hashCode() {
    return href.hashCode();
  }

  @Override
  public String toString() {
    return href;
  }

  String scheme() {
    return href.substring(0, schemeEnd);
  }

  @Nullable String hostOrNull() {
    return hostStart < 0 ? null : hostname();
  }

  int portNumber() {
    return port;
  }

  /** The query without its question mark, or null if there is none. */
  @Nullable String query() {
    return queryStart < 0 ? null : href.substring(queryStart + 1, queryEnd());
  }

  private WebUrl withQuery(@Nullable String query) {
    int end = queryEnd();
    var out = new StringBuilder(href.length() + (query == null ? 0 : query.length() + 1));
    out.append(href, 0, pathEnd());
    int newQueryStart = ABSENT;
    if (query != null) {
      newQueryStart = out.length();
      out.append('?').append(query);
    }
    int newFragmentStart = fragmentStart < 0 ? ABSENT : out.length();
    return with(out.append(href, end, href.length()).toString(), newQueryStart, newFragmentStart);
  }

  private WebUrl with(String newHref, int newQueryStart, int newFragmentStart) {
    return new WebUrl(
        newHref,
        schemeEnd,
        usernameEnd,
        hostStart,
        hostEnd,
        port,
        pathStart,
        newQueryStart,
        newFragmentStart);
  }

  private static String encodeAfter(char mark, String text, EncodeSet set) {
    String clean = UrlParser.withoutTabsAndNewlines(text);
    int from = !text.isEmpty() && text.charAt(0) == mark ? 1 : 0;
    var out = new StringBuilder(clean.length() + 16);
    PercentEncoding.append(out, clean, Math.min(from, clean.length()), clean.length(), set);
    return out.toString();
  }

  private boolean hasCredentials() {
    return hostStart > schemeEnd + 3;
  }

  private int authorityEnd() {
    if (port < 0) {
      return hostEnd;
    }
    int end = hostEnd + 1;
    while (end < href.length() && href.charAt(end) >= '0' && href.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private int pathEnd() {
    return queryStart >= 0 ? queryStart : queryEnd();
  }

  private int queryEnd() {
    return fragmentStart >= 0 ? fragmentStart : href.length();
  }
}
