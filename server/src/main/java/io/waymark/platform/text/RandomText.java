package io.waymark.platform.text;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Random text over the 62 symbols {@code 0-9A-Za-z}, every symbol equally likely. */
public final class RandomText {
  private static final byte[] SYMBOLS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
          .getBytes(StandardCharsets.US_ASCII);

  private RandomText() {}

  /** Whether a random text could have the character. */
  public static boolean isSymbol(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /**
   * Draws {@code length} symbols.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public static String of(int length, RandomGenerator random) {
    if (length < 0) {
      throw new IllegalArgumentException("A random text cannot have %d symbols".formatted(length));
    }
    var text = new byte[length];
    int drawn = 0;
    while (drawn < length) {
      long bits = random.nextLong();
      // Ten draws of six bits; 62 and 63 are thrown away so that no symbol is likelier.
      for (int i = 0; i < 10 && drawn < length; i++) {
        int symbol = (int) (bits & 63);
        bits >>>= 6;
        if (symbol < SYMBOLS.length) {
          text[drawn++] = SYMBOLS[symbol];
        }
      }
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
