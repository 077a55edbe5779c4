package io.waymark.identity.signin;

/** Base 32 of RFC 4648 without padding, as authenticator apps take secrets. */
final class Base32 {
  private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder((bytes.length * 8 + 4) / 5);
    var bits = 0;
    var held = 0;
    for (var next : bytes) {
      bits = (bits << 8) | (next & 0xFF);
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(SYMBOLS.charAt((bits >> held) & 31));
      }
      bits &= (1 << held) - 1;
    }
    if (held > 0) {
      text.append(SYMBOLS.charAt((bits << (5 - held)) & 31));
    }
    return text.toString();
  }

  /**
   * The bytes that {@link #encode} made text of.
   *
   * @throws IllegalArgumentException if there is a character that it never writes
   */
  static byte[] decode(String text) {
    var bytes = new byte[text.length() * 5 / 8];
    var bits = 0;
    var held = 0;
    var at = 0;
    for (var index = 0; index < text.length(); index++) {
      var value = SYMBOLS.indexOf(text.charAt(index));
      if (value < 0) {
        throw new IllegalArgumentException("not base 32");
      }
      bits = (bits << 5) | value;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (bits >> held);
      }
      bits &= (1 << held) - 1;
    }
    return bytes;
  }
}
