package io.waymark.traffic.geo;

import org.jspecify.annotations.Nullable;

/**
 * One element of a {@code Forwarded} header (RFC 7239). It must be whole and correct, quotes and
 * all, or it counts for nothing: the header is cut at every comma, and a piece of a quoted string
 * must never pass for an element.
 */
final class ForwardedElement {
  private final String text;
  private int at;
  private @Nullable String node;
  private boolean named;

  private ForwardedElement(String text) {
    this.text = text;
  }

  /** The value of {@code for}, without quotes; null if there is none or the element is broken. */
  static @Nullable String node(String element) {
    var parser = new ForwardedElement(element.strip());
    return parser.pairs() ? parser.node : null;
  }

  /** Pairs between semicolons; pairs may be empty, and many proxies write spaces around them. */
  private boolean pairs() {
    while (true) {
      skipSpaces();
      if (at < text.length() && text.charAt(at) != ';' && !pair()) {
        return false;
      }
      skipSpaces();
      if (at == text.length()) {
        return true;
      }
      if (text.charAt(at) != ';') {
        return false;
      }
      at++;
    }
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean pair() {
    var name = token();
    if (name.isEmpty() || at == text.length() || text.charAt(at++) != '=') {
      return false;
    }
    var value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
    if (value == null || value.isEmpty()) {
      return false;
    }
    if (name.equalsIgnoreCase("for")) {
      if (named) {
        return false;
      }
      named = true;
      node = value;
    }
    return true;
  }

  private String token() {
    int start = at;
    while (at < text.length() && allowed(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Tokens, and the colons and brackets that many proxies write without the quotes they need. */
  private static boolean allowed(char c) {
    return HeaderNames.isToken(c) || c == ':' || c == '[' || c == ']';
  }

  private @Nullable String quoted() {
    var value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return value.toString();
      }
      if (c == '\\' && ++at < text.length()) {
        c = text.charAt(at);
      }
      value.append(c);
    }
    return null;
  }
}
