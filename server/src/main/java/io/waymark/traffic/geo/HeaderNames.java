package io.waymark.traffic.geo;

/** What RFC 9110 calls a token. */
final class HeaderNames {
  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";
  private static final int LONGEST = 128;

  private HeaderNames() {}

  static boolean valid(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(c -> isToken((char) c));
  }

  static boolean isToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SYMBOLS.indexOf(c) >= 0;
  }
}
