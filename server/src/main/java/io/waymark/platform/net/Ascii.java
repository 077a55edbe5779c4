package io.waymark.platform.net;

/** Tests of ASCII characters, as the URL Standard names them. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLowerLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpperLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(int c) {
    return isLowerLetter(c) || isUpperLetter(c);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Lower-cases ASCII letters and nothing else; the same object if there are none. */
  static String lowerCase(String text) {
    int i = 0;
    while (i < text.length() && !isUpperLetter(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    var out = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(isUpperLetter(c) ? (char) (c | 0x20) : c);
    }
    return out.toString();
  }
}
