package io.waymark.links.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures that somebody else made: PNG, JPEG, GIF and WebP, told apart by their bytes, and
 * measured before they are unpacked.
 */
public final class PictureFile {
  private PictureFile() {}

  /**
   * The picture, its first frame if there are several; null if it is none, or too large.
   *
   * @param mostPixels the largest product of width and height that is unpacked
   */
  public static @Nullable BufferedImage read(byte[] bytes, long mostPixels) {
    var type = RasterType.of(bytes);
    if (type == null) {
      return null;
    }
    var reader = reader(type);
    try (var in = new FiniteInput(bytes)) {
      // Without metadata, whose packed texts can be of any length.
      reader.setInput(in, true, true);
      var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      return pixels <= mostPixels ? reader.read(0) : null;
    } catch (IOException | RuntimeException broken) {
      // Readers throw whatever comes to them over files that are not as they should be.
      return null;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(RasterType type) {
    return switch (type) {
      case PNG -> named("png");
      case JPEG -> named("jpeg");
      case GIF -> named("gif");
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
    };
  }

  private static ImageReader named(String format) {
    return ImageIO.getImageReadersByFormatName(format).next();
  }
}
