package io.waymark.platform.net;

import java.nio.charset.StandardCharsets;

/** UTF-8 percent-encoding and -decoding as the URL Standard defines them. */
final class PercentEncoding {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  /** Appends {@code text[from, to)}, encoding what is in the set; lone surrogates as U+FFFD. */
  static void append(StringBuilder out, CharSequence text, int from, int to, EncodeSet set) {
    int clean = from;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (!set.contains(c)) {
        i++;
        continue;
      }
      out.append(text, clean, i);
      i = appendEncoded(out, text, i, to);
      clean = i;
    }
    out.append(text, clean, to);
  }

  /** Encodes the code point at {@code i} and returns the index after it. */
  static int appendEncoded(StringBuilder out, CharSequence text, int i, int to) {
    char c = text.charAt(i);
    if (c < 0x80) {
      appendByte(out, c);
      return i + 1;
    }
    if (c < 0x800) {
      appendByte(out, 0xC0 | (c >> 6));
      appendByte(out, 0x80 | (c & 0x3F));
      return i + 1;
    }
    if (Character.isHighSurrogate(c)
        && i + 1 < to
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      int codePoint = Character.toCodePoint(c, text.charAt(i + 1));
      appendByte(out, 0xF0 | (codePoint >> 18));
      appendByte(out, 0x80 | ((codePoint >> 12) & 0x3F));
      appendByte(out, 0x80 | ((codePoint >> 6) & 0x3F));
      appendByte(out, 0x80 | (codePoint & 0x3F));
      return i + 2;
    }
    int unit = Character.isSurrogate(c) ? 0xFFFD : c;
    appendByte(out, 0xE0 | (unit >> 12));
    appendByte(out, 0x80 | ((unit >> 6) & 0x3F));
    appendByte(out, 0x80 | (unit & 0x3F));
    return i + 1;
  }

  /** Decodes every well-formed {@code %XX}; other text stays, malformed UTF-8 becomes U+FFFD. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = WellFormed.utf8(text);
    int length = decodeInPlace(bytes, false);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Decodes {@code %XX}, and {@code +} as a space if asked to; returns the new length. */
  static int decodeInPlace(byte[] bytes, boolean plusIsSpace) {
    int out = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '+' && plusIsSpace) {
        b = ' ';
      } else if (b == '%' && i + 2 < bytes.length) {
        int high = hexDigit(bytes[i + 1]);
        int low = hexDigit(bytes[i + 2]);
        if (high >= 0 && low >= 0) {
          b = (byte) ((high << 4) | low);
          i += 2;
        }
      }
      bytes[out++] = b;
    }
    return out;
  }

  /** The value of an ASCII hexadecimal digit, or -1. */
  static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static void appendByte(StringBuilder out, int b) {
    out.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
  }
}
