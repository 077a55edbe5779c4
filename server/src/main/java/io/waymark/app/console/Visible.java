package io.waymark.app.console;

/**
 * Text of others made harmless for a terminal: what would move the cursor, colour, overwrite or
 * reorder is written out as an escape, so that it can be seen for what it is.
 */
public final class Visible {
  private Visible() {}

  /** On one line. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** With its ends of lines and tabs. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean keepLines) {
    if (text.codePoints().noneMatch(Visible::misleads)) {
      return text;
    }
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (!misleads(point) || (keepLines && (point == '\n' || point == '\t'))) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u%04x".formatted(point));
              }
            });
    return shown.toString();
  }

  /** Control characters, line separators, and those that change the direction of writing. */
  private static boolean misleads(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT ->
          point == 0x061C
              || point == 0x200E
              || point == 0x200F
              || (point >= 0x202A && point <= 0x202E)
              || (point >= 0x2066 && point <= 0x2069)
              || point >= 0xE0000;
      default -> false;
    };
  }
}
