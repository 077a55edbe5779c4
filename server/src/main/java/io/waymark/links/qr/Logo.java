package io.waymark.links.qr;

import io.waymark.links.images.PictureFile;
import io.waymark.links.images.Scaling;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture to put on codes, never larger than is needed.
 *
 * @param image with transparency
 */
record Logo(BufferedImage image) {
  private static final int LARGEST = 512;
  private static final long MOST_PIXELS = 4_000_000;

  /** The picture in a file; null if it is none, or too large. */
  static @Nullable Logo read(byte[] bytes) {
    var image = PictureFile.read(bytes, MOST_PIXELS);
    return image == null ? null : of(image);
  }

  /** A copy of a picture of any size. */
  static Logo of(BufferedImage any) {
    var scale = Math.min(1.0, (double) LARGEST / Math.max(any.getWidth(), any.getHeight()));
    return new Logo(
        Scaling.to(any, atLeastOne(any.getWidth() * scale), atLeastOne(any.getHeight() * scale)));
  }

  /** This picture in the middle of a square of so many pixels, its proportions kept. */
  BufferedImage square(int pixels) {
    var scale = (double) pixels / Math.max(image.getWidth(), image.getHeight());
    var fitted =
        Scaling.to(
            image, atLeastOne(image.getWidth() * scale), atLeastOne(image.getHeight() * scale));
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
}
