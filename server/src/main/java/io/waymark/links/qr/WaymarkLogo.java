package io.waymark.links.qr;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Our own sign: three stones on a green field, as in the dashboard's icon. */
final class WaymarkLogo {
  private static final int PIXELS = 512;
  private static final double UNITS = 32;

  private WaymarkLogo() {}

  static Logo draw() {
    var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.scale(PIXELS / UNITS, PIXELS / UNITS);
    pen.setColor(new Color(0x0B6B57));
    pen.fill(new RoundRectangle2D.Double(0, 0, UNITS, UNITS, 14, 14));
    pen.setColor(Color.WHITE);
    pen.fill(stone(16, 24, 10, 3.6));
    pen.fill(stone(16.6, 16.6, 7.2, 3.2));
    pen.fill(stone(15.6, 9.6, 4.6, 2.9));
    pen.dispose();
    return new Logo(image);
  }

  private static Ellipse2D stone(double x, double y, double width, double height) {
    return new Ellipse2D.Double(x - width, y - height, 2 * width, 2 * height);
  }
}
