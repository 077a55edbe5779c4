package io.waymark.traffic.geo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text in a header. Networks write city names in percent-encoding or in plain UTF-8, which arrives
 * one character for each byte.
 */
final class HeaderValue {
  private static final int LONGEST = 1024;
  private static final int LATIN_1 = 256;

  private HeaderValue() {}

  /** The text meant by a value; null if it is too long or not UTF-8. */
  static @Nullable String decoded(String value) {
    if (value.length() > LONGEST) {
      return null;
    }
    if (value.chars().allMatch(c -> c < 128 && c != '%')) {
      return value;
    }
    if (value.chars().anyMatch(c -> c >= LATIN_1)) {
      return value;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(value))).toString();
    } catch (CharacterCodingException e) {
      return value.indexOf('%') >= 0 ? null : value;
    }
  }

  private static byte[] bytes(String value) {
    var bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int first = c == '%' && i + 2 < value.length() ? hex(value.charAt(i + 1)) : -1;
      int second = first < 0 ? -1 : hex(value.charAt(i + 2));
      if (second < 0) {
        bytes.write(c);
      } else {
        bytes.write((first << 4) | second);
        i += 2;
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
