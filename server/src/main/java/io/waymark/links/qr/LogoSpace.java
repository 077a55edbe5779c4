package io.waymark.links.qr;

/**
 * Where the logo is on a picture of a code, in modules from the corner of the margin (QR-4).
 *
 * @param width of the picture, margins included
 * @param side of the logo, a square in the middle
 */
record LogoSpace(int width, double side) {
  private static final double OF_PICTURE = 0.25;

  /** Keeps a wide margin from making the logo as large as the code. */
  private static final double OF_CODE = 0.3;

  /** A quarter of the picture, but not much more of the code. */
  static LogoSpace of(int symbolSize, int margin) {
    var width = symbolSize + 2 * margin;
    return new LogoSpace(width, Math.min(width * OF_PICTURE, symbolSize * OF_CODE));
  }

  /** Where the logo begins, from the left and from the top. */
  double start() {
    return (width - side) / 2;
  }

  /** Whether a part of the logo is on a module, which is then left empty. */
  boolean covers(int x, int y) {
    return covers(x) && covers(y);
  }

  private boolean covers(int place) {
    return place >= Math.floor(start()) && place < Math.ceil(start() + side);
  }
}
