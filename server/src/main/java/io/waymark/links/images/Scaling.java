package io.waymark.links.images;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures in other sizes. */
public final class Scaling {
  private Scaling() {}

  /** The picture in another size, with transparency. */
  public static BufferedImage to(BufferedImage from, int width, int height) {
    var current = from;
    // By halves, because interpolation looks at the nearest pixels only.
    while (current.getWidth() >= width * 2 && current.getHeight() >= height * 2) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, width, height);
  }

  /** The middle of the picture in its own proportions, as large as fills the size. */
  static BufferedImage cover(BufferedImage from, int width, int height) {
    var scale = Math.max((double) width / from.getWidth(), (double) height / from.getHeight());
    var cutWidth = Math.clamp(Math.round(width / scale), 1, from.getWidth());
    var cutHeight = Math.clamp(Math.round(height / scale), 1, from.getHeight());
    var middle =
        from.getSubimage(
            (from.getWidth() - cutWidth) / 2,
            (from.getHeight() - cutHeight) / 2,
            cutWidth,
            cutHeight);
    return to(middle, width, height);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height) {
    var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var pen = to.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(from, 0, 0, width, height, null);
    pen.dispose();
    return to;
  }
}
