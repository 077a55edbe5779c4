package io.waymark.platform.net;

import java.nio.charset.StandardCharsets;

/** Text without lone surrogates, which cannot be written in UTF-8. */
final class WellFormed {
  private WellFormed() {}

  /** UTF-8 with U+FFFD for every lone surrogate, where the JDK would write a question mark. */
  static byte[] utf8(String text) {
    return replaceLoneSurrogates(text).getBytes(StandardCharsets.UTF_8);
  }

  private static String replaceLoneSurrogates(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        i++;
      } else {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }
}
