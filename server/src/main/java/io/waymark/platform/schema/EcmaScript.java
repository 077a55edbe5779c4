package io.waymark.platform.schema;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** How JavaScript reads text, which is what clients of the reference rely on. */
final class EcmaScript {
  /** The largest integer every JSON client can hold, 2⁵³ − 1. */
  static final long MAX_SAFE_INTEGER = 9_007_199_254_740_991L;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?+");
  private static final int LONGEST_NUMBER = 400;

  private EcmaScript() {}

  /** {@code String.prototype.trim}: unlike {@link String#strip} it knows U+00A0 and U+FEFF. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == '\uFEFF' || Character.isSpaceChar(c);
  }

  /**
   * {@code Number(text)}: the empty text is 0, {@code 0x1f} is 31, nonsense is NaN. Text of more
   * than 400 characters is NaN too.
   */
  static double number(String text) {
    var digits = trim(text);
    if (digits.isEmpty()) {
      return 0;
    }
    if (digits.length() > LONGEST_NUMBER) {
      return Double.NaN;
    }
    if (DECIMAL.matcher(digits).matches()) {
      return Double.parseDouble(digits);
    }
    return switch (digits) {
      case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> prefixed(digits);
    };
  }

  private static double prefixed(String digits) {
    if (digits.length() < 3 || digits.charAt(0) != '0') {
      return Double.NaN;
    }
    int radix =
        switch (digits.charAt(1)) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          case 'b', 'B' -> 2;
          default -> 0;
        };
    var rest = digits.substring(2);
    return radix > 0 && rest.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)
        ? new BigInteger(rest, radix).doubleValue()
        : Double.NaN;
  }
}
