package io.waymark.platform.net;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mapping step of UTS #46, non-transitional: case folding and compatibility normalisation,
 * invisible characters dropped, characters that no domain may hold refused.
 */
final class IdnaMapping {
  private static final int SHARP_S = 0xDF;
  private static final int CAPITAL_SHARP_S = 0x1E9E;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int DOTLESS_I = 0x131;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private IdnaMapping() {}

  /** The mapped and composed text, or null if a character of it is not allowed. */
  static @Nullable String map(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        out.append((char) (Ascii.isUpperLetter(point) ? point | 0x20 : point));
      } else if (!isIgnored(point)) {
        if (isDisallowed(point)) {
          return null;
        }
        out.append(fold(point));
      }
    }
    return Normalizer.normalize(out, Form.NFC);
  }

  /** Whether a decoded label may hold the character: allowed, and the mapping leaves it alone. */
  static boolean isUnchanged(int point) {
    if (point < 0x80) {
      return !Ascii.isUpperLetter(point);
    }
    if (isIgnored(point) || isDisallowed(point)) {
      return false;
    }
    String folded = fold(point);
    return folded.codePointAt(0) == point && folded.length() == Character.charCount(point);
  }

  private static String fold(int point) {
    if (isDeviation(point) || point == DOTLESS_I) {
      return Character.toString(point);
    }
    if (point == CAPITAL_SHARP_S) {
      return "ß";
    }
    if (isFullStop(point)) {
      return ".";
    }
    String once = Normalizer.normalize(foldCase(Character.toString(point)), Form.NFKC);
    return Normalizer.normalize(foldCase(once), Form.NFKC);
  }

  private static boolean isFullStop(int point) {
    return point == 0x3002 || point == 0xFF0E || point == 0xFF61;
  }

  // The four characters that IDNA 2003 changed and non-transitional processing keeps.
  private static boolean isDeviation(int point) {
    return point == SHARP_S
        || point == FINAL_SIGMA
        || point == ZERO_WIDTH_NON_JOINER
        || point == ZERO_WIDTH_JOINER;
  }

  // Unicode's case folding is not in the JDK: upper and then lower case is the same but for
  // Cherokee, whose capitals are the folded form, and for letters kept apart here.
  private static String foldCase(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isCherokee(point)) {
                out.appendCodePoint(Character.toUpperCase(point));
              } else if (point == DOTLESS_I) {
                out.appendCodePoint(point);
              } else {
                out.append(
                    Character.toString(point).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
              }
            });
    return out.toString();
  }

  private static boolean isCherokee(int point) {
    return within(point, 0x13A0, 0x13FF) || within(point, 0xAB70, 0xABBF);
  }

  private static boolean isIgnored(int point) {
    return point == 0xAD
        || point == 0x34F
        || within(point, 0x115F, 0x1160)
        || within(point, 0x17B4, 0x17B5)
        || within(point, 0x180B, 0x180F)
        || point == 0x200B
        || within(point, 0x2060, 0x2064)
        || within(point, 0x206A, 0x206F)
        || point == 0x3164
        || within(point, 0xFE00, 0xFE0F)
        || point == 0xFEFF
        || point == 0xFFA0
        || within(point, 0x1BCA0, 0x1BCA3)
        || within(point, 0x1D173, 0x1D17A)
        || within(point, 0xE0100, 0xE01EF);
  }

  private static boolean within(int point, int first, int last) {
    return point >= first && point <= last;
  }

  private static boolean isDisallowed(int point) {
    return switch (Character.getType(point)) {
      case Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !isDeviation(point);
      default -> isOddlyDisallowed(point);
    };
  }

  /** Pieces of descriptions, replacement characters, and signs with a full stop inside. */
  private static boolean isOddlyDisallowed(int point) {
    return point == 0x1680
        || point == 0x31EF
        || point == 0xFE12
        || within(point, 0x2FF0, 0x2FFF)
        || within(point, 0xFFFC, 0xFFFD)
        || (!isFullStop(point) && fold(point).indexOf('.') >= 0);
  }
}
