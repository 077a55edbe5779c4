package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/** IPv6 addresses: the Standard's parser and its compressed, lower-case writer. */
final class Ipv6 {
  private static final int PIECES = 8;

  private Ipv6() {}

  /** The address as the Standard writes it (without brackets), or null if the text is not one. */
  static @Nullable String parse(String text) {
    int[] pieces = pieces(text);
    return pieces == null ? null : write(pieces);
  }

  private static int @Nullable [] pieces(String text) {
    int[] address = new int[PIECES];
    int piece = 0;
    int compress = -1;
    int i = 0;
    int end = text.length();
    if (text.startsWith(":")) {
      if (!text.startsWith("::")) {
        return null;
      }
      i = 2;
      compress = ++piece;
    }
    while (i < end) {
      if (piece == PIECES) {
        return null;
      }
      if (text.charAt(i) == ':') {
        if (compress >= 0) {
          return null;
        }
        i++;
        compress = ++piece;
        continue;
      }
      int start = i;
      int value = 0;
      while (i < end && i - start < 4 && PercentEncoding.hexDigit(text.charAt(i)) >= 0) {
        value = (value << 4) | PercentEncoding.hexDigit(text.charAt(i));
        i++;
      }
      if (i < end && text.charAt(i) == '.') {
        if (i == start || piece > PIECES - 2 || !embeddedIpv4(text, start, address, piece)) {
          return null;
        }
        piece += 2;
        break;
      }
      if (i < end) {
        if (text.charAt(i) != ':' || ++i == end) {
          return null;
        }
      }
      address[piece++] = value;
    }
    if (compress >= 0) {
      int moved = piece - compress;
      System.arraycopy(address.clone(), compress, address, PIECES - moved, moved);
      java.util.Arrays.fill(address, compress, Math.max(compress, PIECES - moved), 0);
      return address;
    }
    return piece == PIECES ? address : null;
  }

  /** Reads the dotted decimal tail of an address into two pieces. */
  private static boolean embeddedIpv4(String text, int from, int[] address, int piece) {
    int i = from;
    int end = text.length();
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (i >= end || text.charAt(i) != '.') {
          return false;
        }
        i++;
      }
      int start = i;
      int value = 0;
      while (i < end && Ascii.isDigit(text.charAt(i))) {
        boolean leadingZero = i > start && value == 0;
        value = value * 10 + text.charAt(i) - '0';
        if (leadingZero || value > 255) {
          return false;
        }
        i++;
      }
      if (i == start) {
        return false;
      }
      int at = piece + part / 2;
      address[at] = (address[at] << 8) | value;
    }
    return i == end;
  }

  private static String write(int[] address) {
    int zerosStart = -1;
    int zerosLength = 1;
    for (int i = 0; i < PIECES; i++) {
      int run = i;
      while (run < PIECES && address[run] == 0) {
        run++;
      }
      if (run - i > zerosLength) {
        zerosStart = i;
        zerosLength = run - i;
      }
      i = Math.max(i, run - 1);
    }
    var out = new StringBuilder(39);
    for (int i = 0; i < PIECES; i++) {
      if (i == zerosStart) {
        out.append(i == 0 ? "::" : ":");
        i += zerosLength - 1;
        continue;
      }
      out.append(Integer.toHexString(address[i]));
      if (i < PIECES - 1) {
        out.append(':');
      }
    }
    return out.toString();
  }
}
