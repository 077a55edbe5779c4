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

  /** A quarter of the picture, but never so much of the code that it could not be read. */
  private static final double LOGO_OF_PICTURE = 0.25;

  private static final double LOGO_OF_CODE = 0.3;

  /** Width and height of the picture in modules. */
  int width() {
    return symbol.size() + 2 * margin;
  }

  /** Whether there is something in the foreground's colour at a place of the picture. */
  boolean dark(int x, int y) {
    var column = x - margin;
    var row = y - margin;
    var inside = column >= 0 && row >= 0 && column < symbol.size() && row < symbol.size();
    return inside && symbol.dark(column, row) && !cleared(x, y);
  }

  /** Width and height of the logo in modules. */
  double logoWidth() {
    return Math.min(width() * LOGO_OF_PICTURE, symbol.size() * LOGO_OF_CODE);
  }

  /** Where the logo begins, from the left and from the top, in modules. */
  double logoStart() {
    return (width() - logoWidth()) / 2;
  }

  private boolean cleared(int x, int y) {
    return logo != null && underLogo(x) && underLogo(y);
  }

  private boolean underLogo(int place) {
    return place >= Math.floor(logoStart()) && place < Math.ceil(logoStart() + logoWidth());
  }
}
