package io.waymark.links.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads QR codes as a camera does, from pictures on a white table. */
public final class Scanner {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final Pattern SVG =
      Pattern.compile(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"(\\d+)\" height=\"\\1\""
              + " viewBox=\"0 0 (\\d+) \\2\" shape-rendering=\"crispEdges\">"
              + "<path fill=\"([^\"]+)\" d=\"M0 0h\\2v\\2h-\\2z\"/>"
              + "<path fill=\"([^\"]+)\" d=\"([^\"]+)\"/>"
              + "(<image [^<>]+/>)?</svg>");
  private static final int TABLE = 40;

  private Scanner() {}

  /** A code that was read. */
  public record Read(String text, String level) {}

  /** What a PNG says. */
  public static Read png(byte[] bytes) throws IOException {
    return image(pixels(bytes));
  }

  /** The pixels of a PNG. */
  public static BufferedImage pixels(byte[] bytes) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
  }

  /** What an SVG says, with a grey square where its logo is. */
  public static Read svg(String text) {
    var svg = SVG.matcher(text);
    if (!svg.matches()) {
      throw new AssertionError(
          "not the SVG we draw: " + text.substring(0, Math.min(400, text.length())));
    }
    var scale = 8;
    var width = Integer.parseInt(svg.group(2));
    var image = new BufferedImage(width * scale, width * scale, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(svg.group(3).equals("none") ? Color.WHITE : Color.decode(svg.group(3)));
    pen.fillRect(0, 0, width * scale, width * scale);
    pen.setColor(Color.decode(svg.group(4)));
    var runs = RUN.matcher(svg.group(5));
    var end = 0;
    while (runs.find()) {
      if (runs.start() != end || !runs.group(3).equals(runs.group(4))) {
        throw new AssertionError("not a rectangle: " + svg.group(5).substring(end));
      }
      end = runs.end();
      pen.fillRect(
          Integer.parseInt(runs.group(1)) * scale,
          Integer.parseInt(runs.group(2)) * scale,
          Integer.parseInt(runs.group(3)) * scale,
          scale);
    }
    pen.dispose();
    return image(image);
  }

  private static Read image(BufferedImage code) {
    var width = code.getWidth() + 2 * TABLE;
    var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, width);
    pen.drawImage(code, TABLE, TABLE, null);
    pen.dispose();
    var pixels = image.getRGB(0, 0, width, width, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
    return read(bitmap);
  }

  private static Read read(BinaryBitmap bitmap) {
    Map<DecodeHintType, Object> hints = new HashMap<>();
    hints.put(DecodeHintType.TRY_HARDER, true);
    hints.put(DecodeHintType.ALSO_INVERTED, true);
    try {
      return read(new QRCodeReader().decode(bitmap, hints));
    } catch (ReaderException first) {
      // The reader above takes the first pattern that looks like three corners; this one tries all.
      try {
        return read(new QRCodeMultiReader().decodeMultiple(bitmap, hints)[0]);
      } catch (NotFoundException e) {
        throw new AssertionError("no code in the picture", first);
      }
    }
  }

  private static Read read(Result result) {
    var level = result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL);
    return new Read(result.getText(), String.valueOf(level));
  }
}
