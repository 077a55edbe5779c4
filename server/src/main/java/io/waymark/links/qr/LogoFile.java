package io.waymark.links.qr;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures that somebody else made: PNG, JPEG, GIF and WebP, told apart by their bytes, and
 * measured before they are unpacked.
 */
final class LogoFile {
  private static final long MOST_PIXELS = 4_000_000;

  private LogoFile() {}

  /** The picture, its first frame if there are several; null if it is none, or too large. */
  static @Nullable Logo read(byte[] bytes) {
    var reader = reader(bytes);
    if (reader == null) {
      return null;
    }
    try (var in = new FiniteInput(bytes)) {
      // Without metadata, whose packed texts can be of any length.
      reader.setInput(in, true, true);
      var image = fits(reader) ? reader.read(0) : null;
      return image == null ? null : Logo.of(image);
    } catch (IOException | RuntimeException broken) {
      // Readers throw whatever comes to them over files that are not as they should be.
      return null;
    } finally {
      reader.dispose();
    }
  }

  private static boolean fits(ImageReader reader) throws IOException {
    return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
  }

  private static @Nullable ImageReader reader(byte[] bytes) {
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G')) {
      return named("png");
    }
    if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return named("jpeg");
    }
    if (begins(bytes, 0, 'G', 'I', 'F', '8')) {
      return named("gif");
    }
    return begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')
        ? new WebPImageReaderSpi().createReaderInstance(null)
        : null;
  }

  private static ImageReader named(String format) {
    return ImageIO.getImageReadersByFormatName(format).next();
  }

  private static boolean begins(byte[] bytes, int at, int... expected) {
    if (bytes.length < at + expected.length) {
      return false;
    }
    for (var i = 0; i < expected.length; i++) {
      if ((bytes[at + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
