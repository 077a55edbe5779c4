package io.waymark.links.qr;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture to put on codes, never larger than is needed.
 *
 * @param image with transparency
 */
record Logo(BufferedImage image) {
  private static final int LARGEST = 512;

  /** A copy of a picture of any size. */
  static Logo of(BufferedImage any) {
    var scale = Math.min(1.0, (double) LARGEST / Math.max(any.getWidth(), any.getHeight()));
    return new Logo(
        scaled(any, atLeastOne(any.getWidth() * scale), atLeastOne(any.getHeight() * scale)));
  }

  /** This picture in the middle of a square of so many pixels, its proportions kept. */
  BufferedImage square(int pixels) {
    var scale = (double) pixels / Math.max(image.getWidth(), image.getHeight());
    var fitted =
        scaled(image, atLeastOne(image.getWidth() * scale), atLeastOne(image.getHeight() * scale));
    var square = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    var pen = square.createGraphics();
    pen.drawImage(
        fitted, (pixels - fitted.getWidth()) / 2, (pixels - fitted.getHeight()) / 2, null);
    pen.dispose();
    return square;
  }

  private static int atLeastOne(double length) {
    return (int) Math.max(1, Math.round(length));
  }

  private static BufferedImage scaled(BufferedImage from, int width, int height) {
    var current = from;
    // By halves, because interpolation looks at the nearest pixels only.
    while (current.getWidth() >= width * 2 && current.getHeight() >= height * 2) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, width, height);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height) {
    var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var pen = pen(to);
    pen.drawImage(from, 0, 0, width, height, null);
    pen.dispose();
    return to;
  }

  private static Graphics2D pen(BufferedImage image) {
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return pen;
  }
}
