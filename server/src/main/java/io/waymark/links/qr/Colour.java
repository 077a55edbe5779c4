package io.waymark.links.qr;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour, or none at all.
 *
 * @param argb alpha, red, green and blue, eight bits each; alpha is 0 or 255
 */
record Colour(int argb) {
  private static final int OPAQUE = 0xFF000000;
  private static final Colour TRANSPARENT = new Colour(0);
  private static final Pattern SHORT = Pattern.compile("#[0-9a-f]{3}");
  private static final Pattern LONG = Pattern.compile("#[0-9a-f]{6}");

  /** Reads {@code #rgb}, {@code #rrggbb} or a name of CSS in any case; null for anything else. */
  static @Nullable Colour parse(String text) {
    var lower = text.strip().toLowerCase(Locale.ROOT);
    if (LONG.matcher(lower).matches()) {
      return opaque(Integer.parseInt(lower, 1, 7, 16));
    }
    if (SHORT.matcher(lower).matches()) {
      var digits = Integer.parseInt(lower, 1, 4, 16);
      var spread = ((digits & 0xF00) << 8) | ((digits & 0xF0) << 4) | (digits & 0xF);
      return opaque(spread * 0x11);
    }
    if (lower.equals("transparent")) {
      return TRANSPARENT;
    }
    var named = NamedColours.RGB.get(lower);
    return named == null ? null : opaque(named);
  }

  private static Colour opaque(int rgb) {
    return new Colour(OPAQUE | rgb);
  }

  boolean isTransparent() {
    return argb >>> 24 == 0;
  }

  /** As SVG writes it. */
  String svg() {
    return isTransparent() ? "none" : "#" + HexFormat.of().toHexDigits(argb, 6);
  }
}
