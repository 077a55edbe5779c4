package io.waymark.links.qr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws codes as PNG. */
final class PngPicture {
  private PngPicture() {}

  /** The picture; needs at least one pixel per module. */
  static byte[] draw(Design design) {
    var code = code(design);
    var logo = design.logo();
    if (logo == null) {
      return encode(code);
    }
    var image = new BufferedImage(design.pixels(), design.pixels(), BufferedImage.TYPE_INT_ARGB);
    var pixelsPerModule = (double) design.pixels() / design.width();
    var start = (int) Math.round(design.logoSpace().start() * pixelsPerModule);
    var side = (int) Math.max(1, Math.round(design.logoSpace().side() * pixelsPerModule));
    var pen = image.createGraphics();
    pen.drawImage(code, 0, 0, null);
    pen.drawImage(logo.square(side), start, start, null);
    pen.dispose();
    return encode(image);
  }

  /** Two colours, one bit each; every pixel belongs to the module its middle is in. */
  private static BufferedImage code(Design design) {
    var palette = new int[] {design.background().argb(), design.foreground().argb()};
    var colours = new IndexColorModel(1, 2, palette, 0, true, -1, DataBuffer.TYPE_BYTE);
    var pixels = design.pixels();
    var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY, colours);
    var raster = image.getRaster();
    var row = new int[pixels];
    var drawn = -1;
    for (var y = 0; y < pixels; y++) {
      var module = module(design, y);
      if (module != drawn) {
        for (var x = 0; x < pixels; x++) {
          row[x] = design.dark(module(design, x), module) ? 1 : 0;
        }
        drawn = module;
      }
      raster.setPixels(0, y, pixels, 1, row);
    }
    return image;
  }

  private static int module(Design design, int pixel) {
    return (int) ((pixel + 0.5) * design.width() / design.pixels());
  }

  /** Any picture as PNG. */
  static byte[] encode(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
