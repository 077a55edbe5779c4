package io.waymark.platform.net;

/**
 * The percent-encode sets of the URL Standard: which code points are written as {@code %XX} in
 * which part of a URL. Everything above {@code ~} is in every set.
 */
enum EncodeSet {
  C0_CONTROL(null, ""),
  FRAGMENT(C0_CONTROL, " \"<>`"),
  QUERY(C0_CONTROL, " \"#<>"),
  SPECIAL_QUERY(QUERY, "'"),
  PATH(QUERY, "?^`{}"),
  USERINFO(PATH, "/:;=@[\\]|"),
  COMPONENT(USERINFO, "$%&+,"),
  FORM(COMPONENT, "!'()~");

  private final long low;
  private final long high;

  EncodeSet(@org.jspecify.annotations.Nullable EncodeSet wider, String members) {
    long lowBits = wider == null ? 0xFFFF_FFFFL : wider.low;
    long highBits = wider == null ? 1L << (0x7F - 64) : wider.high;
    for (int i = 0; i < members.length(); i++) {
      char c = members.charAt(i);
      if (c < 64) {
        lowBits |= 1L << c;
      } else {
        highBits |= 1L << (c - 64);
      }
    }
    low = lowBits;
    high = highBits;
  }

  boolean contains(int c) {
    return c >= 128 || (((c < 64 ? low : high) >>> c) & 1) != 0;
  }
}
