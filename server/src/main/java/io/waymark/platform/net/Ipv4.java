package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/** IPv4 addresses the way browsers read them: decimal, octal and hexadecimal, one to four parts. */
final class Ipv4 {
  private static final long FAILURE = -1;
  private static final long TOO_BIG = 1L << 40;

  private Ipv4() {}

  /** The "ends in a number" checker: such a domain must be an IPv4 address or it is invalid. */
  static boolean endsInNumber(String domain) {
    int end = domain.length();
    if (end > 0 && domain.charAt(end - 1) == '.') {
      end--;
    }
    int start = domain.lastIndexOf('.', end - 1) + 1;
    if (start >= end || !Ascii.isDigit(domain.charAt(start))) {
      return false;
    }
    boolean digits = true;
    for (int i = start; i < end && digits; i++) {
      digits = Ascii.isDigit(domain.charAt(i));
    }
    return digits || number(domain, start, end) != FAILURE;
  }

  /** The address in dotted decimal, or null if the text is not a valid one. */
  static @Nullable String parse(String text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '.') {
      end--;
    }
    long address = 0;
    int parts = 0;
    int start = 0;
    while (true) {
      int dot = text.indexOf('.', start);
      boolean last = dot < 0 || dot >= end;
      long value = number(text, start, last ? end : dot);
      parts++;
      if (value == FAILURE || parts > 4) {
        return null;
      }
      if (last) {
        int bits = 8 * (5 - parts);
        return value >> bits == 0 ? write((address << bits) | value) : null;
      }
      if (value > 255) {
        return null;
      }
      address = (address << 8) | value;
      start = dot + 1;
    }
  }

  private static long number(String text, int start, int end) {
    if (start >= end) {
      return FAILURE;
    }
    int radix = 10;
    int i = start;
    if (text.charAt(i) == '0' && end - i > 1) {
      boolean hex = (text.charAt(i + 1) | 0x20) == 'x';
      radix = hex ? 16 : 8;
      i += hex ? 2 : 1;
    }
    long value = 0;
    for (; i < end; i++) {
      int digit = PercentEncoding.hexDigit(text.charAt(i));
      if (digit < 0 || digit >= radix) {
        return FAILURE;
      }
      value = Math.min(value * radix + digit, TOO_BIG);
    }
    return value;
  }

  private static String write(long address) {
    return (address >> 24)
        + "."
        + ((address >> 16) & 255)
        + "."
        + ((address >> 8) & 255)
        + "."
        + (address & 255);
  }
}
