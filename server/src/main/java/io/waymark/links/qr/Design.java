package io.waymark.links.qr;

import org.jspecify.annotations.Nullable;

/**
 * What is drawn, in modules; the origin is the corner of the margin (QR-4).
 *
 * @param margin how many modules of background are around the code
 * @param pixels width and height of the picture
 * @param logo in the middle, on a cleared square; null for none
 */
record Design(
    Symbol symbol,
    int margin,
    int pixels,
    Colour foreground,
    Colour background,
    @Nullable Logo logo) {

  /** Width and height of the picture in modules. */
  int width() {
    return symbol.size() + 2 * margin;
  }

  /** Where the logo is, if there is one. */
  LogoSpace logoSpace() {
    return LogoSpace.of(symbol.size(), margin);
  }

  /** Whether there is something in the foreground's colour at a place of the picture. */
  boolean dark(int x, int y) {
    var column = x - margin;
    var row = y - margin;
    var inside = column >= 0 && row >= 0 && column < symbol.size() && row < symbol.size();
    return inside && symbol.dark(column, row) && (logo == null || !logoSpace().covers(x, y));
  }
}
