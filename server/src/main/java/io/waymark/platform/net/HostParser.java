package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/** The Standard's host parser: text of a URL's host in, serialised host out. */
final class HostParser {
  private static final String FORBIDDEN_HOST = "\0\t\n\r #/:<>?@[\\]^|";

  private HostParser() {}

  /** The serialised host, or null if the text is not a valid one. */
  static @Nullable String parse(String text, boolean special) {
    if (text.startsWith("[")) {
      if (!text.endsWith("]")) {
        return null;
      }
      String address = Ipv6.parse(text.substring(1, text.length() - 1));
      return address == null ? null : "[" + address + "]";
    }
    return special ? domain(text) : opaque(text);
  }

  private static @Nullable String domain(String text) {
    String ascii = Idna.toAscii(PercentEncoding.decode(text));
    if (ascii == null) {
      return null;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (forbiddenInDomain(ascii.charAt(i))) {
        return null;
      }
    }
    return Ipv4.endsInNumber(ascii) ? Ipv4.parse(ascii) : ascii;
  }

  private static @Nullable String opaque(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (FORBIDDEN_HOST.indexOf(text.charAt(i)) >= 0) {
        return null;
      }
    }
    var out = new StringBuilder(text.length());
    PercentEncoding.append(out, text, 0, text.length(), EncodeSet.C0_CONTROL);
    return out.toString();
  }

  static boolean forbiddenInDomain(char c) {
    return c <= ' ' || c == '%' || c == 0x7F || FORBIDDEN_HOST.indexOf(c) >= 0;
  }
}
