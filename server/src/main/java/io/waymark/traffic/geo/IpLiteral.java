package io.waymark.traffic.geo;

import org.jspecify.annotations.Nullable;

/** Reads address literals strictly, without ever asking a name server or throwing. */
final class IpLiteral {
  /** The longest IPv6 literal, {@code 0000:…:255.255.255.255}, without zone. */
  private static final int LONGEST = 45;

  private static final int LONGEST_ZONE = 64;
  private static final long BAD = -1;

  private IpLiteral() {}

  static @Nullable IpAddress parse(String text) {
    if (text.indexOf(':') < 0) {
      long bits = v4(text, 0);
      return bits == BAD ? null : IpAddress.v4((int) bits);
    }
    int zone = text.indexOf('%');
    if (zone < 0) {
      return v6(text);
    }
    return zone == text.length() - 1 || text.length() - zone > LONGEST_ZONE
        ? null
        : v6(text.substring(0, zone));
  }

  /** The 32 bits of the dotted decimal that starts here and ends the text, or {@link #BAD}. */
  private static long v4(String text, int start) {
    long bits = 0;
    int part = -1;
    int parts = 1;
    if (text.length() - start > "255.255.255.255".length()) {
      return BAD;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && part >= 0 && parts < 4) {
        bits = (bits << 8) | part;
        part = -1;
        parts++;
      } else if (c >= '0' && c <= '9' && part != 0) {
        part = Math.max(part, 0) * 10 + c - '0';
        if (part > 255) {
          return BAD;
        }
      } else {
        return BAD;
      }
    }
    return parts == 4 && part >= 0 ? (bits << 8) | part : BAD;
  }

  private static @Nullable IpAddress v6(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      var all = new Groups();
      return all.read(text) && all.count == 8 ? new IpAddress(all.high, all.low) : null;
    }
    var front = new Groups();
    var back = new Groups();
    boolean read = front.read(text.substring(0, gap)) && back.read(text.substring(gap + 2));
    if (!read || front.dotted || front.count + back.count > 7) {
      return null;
    }
    front.pad();
    return new IpAddress(front.high | back.high, front.low | back.low);
  }

  /** Groups of 16 bits, shifted in from the right. */
  private static final class Groups {
    private long high;
    private long low;
    private int count;
    private boolean dotted;

    private void pad() {
      while (count < 8) {
        append(0);
      }
    }

    private void append(long group) {
      high = (high << 16) | (low >>> 48);
      low = (low << 16) | group;
      count++;
    }

    /** Reads groups between single colons; the last may be a dotted decimal. */
    private boolean read(String text) {
      int start = 0;
      while (start < text.length()) {
        int colon = text.indexOf(':', start);
        int end = colon < 0 ? text.length() : colon;
        if (colon < 0 && text.indexOf('.', start) >= 0) {
          long bits = v4(text, start);
          append((bits >>> 16) & 0xFFFF);
          append(bits & 0xFFFF);
          dotted = true;
          return bits != BAD && count <= 8;
        }
        long group = hex(text, start, end);
        if (group == BAD || count == 8 || colon == text.length() - 1) {
          return false;
        }
        append(group);
        start = end + 1;
      }
      return true;
    }

    private static long hex(String text, int start, int end) {
      if (end == start || end - start > 4) {
        return BAD;
      }
      long group = 0;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
          return BAD;
        }
        group = (group << 4) | digit;
      }
      return group;
    }
  }
}
