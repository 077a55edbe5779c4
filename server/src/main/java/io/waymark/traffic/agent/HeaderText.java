package io.waymark.traffic.agent;

/** Makes a header fit for every store and every page. */
final class HeaderText {
  private static final char REPLACEMENT = '\uFFFD';

  private HeaderText() {}

  /** The same text with ASCII control characters as spaces and broken surrogates as U+FFFD. */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || control(c)) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> control(c) ? ' ' : lone(c) ? REPLACEMENT : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private static boolean control(int c) {
    return c < ' ' || c == 0x7F;
  }

  private static boolean lone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
