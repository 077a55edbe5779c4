package io.waymark.platform.schema;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Query strings and forms, read as browsers read them (WHATWG URL, urlencoded parsing). */
public final class QueryString {
  private QueryString() {}

  /**
   * Reads {@code a=1&b=2}. Of a repeated name the last value wins (d). Nothing is an error: a
   * broken {@code %} stands for itself, and bytes that are not UTF-8 become U+FFFD.
   *
   * @param raw without the question mark
   */
  public static Map<String, String> parse(String raw) {
    var values = new LinkedHashMap<String, String>();
    int start = 0;
    while (start < raw.length()) {
      int next = raw.indexOf('&', start);
      int end = next < 0 ? raw.length() : next;
      if (end > start) {
        int equals = raw.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        values.put(
            decode(raw.substring(start, nameEnd)),
            decode(raw.substring(Math.min(nameEnd + 1, end), end)));
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(values);
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0 && text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' ? escaped(bytes, i) : -1;
      if (value >= 0) {
        decoded.write(value);
        i += 2;
      } else {
        decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  /** The byte of {@code %41}, or -1 if these are not two hexadecimal digits. */
  private static int escaped(byte[] bytes, int at) {
    if (at + 2 >= bytes.length) {
      return -1;
    }
    int high = hex(bytes[at + 1]);
    int low = hex(bytes[at + 2]);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }

  private static int hex(byte digit) {
    return digit < 0 ? -1 : Character.digit(digit, 16);
  }
}
