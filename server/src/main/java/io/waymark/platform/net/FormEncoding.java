package io.waymark.platform.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code application/x-www-form-urlencoded}, read and written as the URL Standard says. */
final class FormEncoding {
  private FormEncoding() {}

  static List<SearchParams.Entry> parse(String text) {
    var entries = new ArrayList<SearchParams.Entry>();
    int start = 0;
    while (start < text.length()) {
      int next = text.indexOf('&', start);
      int end = next < 0 ? text.length() : next;
      if (end > start) {
        int equals = text.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        int valueStart = Math.min(nameEnd + 1, end);
        entries.add(
            new SearchParams.Entry(decode(text, start, nameEnd), decode(text, valueStart, end)));
      }
      start = end + 1;
    }
    return entries;
  }

  static String write(List<SearchParams.Entry> entries) {
    var out = new StringBuilder(entries.size() * 24);
    for (var entry : entries) {
      if (!out.isEmpty()) {
        out.append('&');
      }
      append(out, entry.name());
      out.append('=');
      append(out, entry.value());
    }
    return out.toString();
  }

  private static String decode(String text, int from, int to) {
    boolean encoded = false;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      encoded |= c == '%' || c == '+';
      ascii &= c < 0x80;
    }
    String part = text.substring(from, to);
    if (!encoded && ascii) {
      return part;
    }
    byte[] bytes = WellFormed.utf8(part);
    int length = PercentEncoding.decodeInPlace(bytes, true);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder out, String text) {
    int clean = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!EncodeSet.FORM.contains(c)) {
        i++;
        continue;
      }
      out.append(text, clean, i);
      if (c == ' ') {
        out.append('+');
        i++;
      } else {
        i = PercentEncoding.appendEncoded(out, text, i, text.length());
      }
      clean = i;
    }
    out.append(text, clean, text.length());
  }
}
