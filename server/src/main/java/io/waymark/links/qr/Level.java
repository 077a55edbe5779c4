package io.waymark.links.qr;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** How much of a code may be dirty, in rising order. */
enum Level {
  L(ErrorCorrectionLevel.L),
  M(ErrorCorrectionLevel.M),
  Q(ErrorCorrectionLevel.Q),
  H(ErrorCorrectionLevel.H);

  private final ErrorCorrectionLevel standard;

  Level(ErrorCorrectionLevel standard) {
    this.standard = standard;
  }

  ErrorCorrectionLevel standard() {
    return standard;
  }

  /** This one, or the given one if that is higher. */
  Level atLeast(Level other) {
    return compareTo(other) < 0 ? other : this;
  }
}
