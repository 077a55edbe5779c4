package io.waymark.links.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {
  private static final String LOSSY_WEBP =
      "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
  private static final String LOSSLESS_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

  @ParameterizedTest
  @DisplayName("pictures of the usual formats are read and made no larger than needed")
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void formats(String format) throws IOException {
    var logo = Objects.requireNonNull(Logo.read(picture(format, 1200, 600)));

    assertThat(logo.image().getWidth()).isEqualTo(512);
    assertThat(logo.image().getHeight()).isEqualTo(256);
    assertThat(logo.image().getRGB(256, 128) >>> 24).isEqualTo(255);
    var square = logo.square(100);
    assertThat(square.getRGB(50, 50) >>> 24).isEqualTo(255);
    assertThat(square.getRGB(50, 10) >>> 24).isZero();
  }

  @ParameterizedTest
  @DisplayName("WebP is read, lossy and lossless")
  @ValueSource(strings = {LOSSY_WEBP, LOSSLESS_WEBP})
  void webp(String base64) {
    var logo = Logo.read(Base64.getDecoder().decode(base64));

    assertThat(logo).isNotNull();
  }

  @Test
  @DisplayName("anything else is no logo: other formats, broken files, pictures of many pixels")
  void refused() throws IOException {
    assertThat(Logo.read(new byte[0])).isNull();
    assertThat(Logo.read("<svg onload='x()'/>".getBytes(US_ASCII))).isNull();
    assertThat(Logo.read("BM some bitmap".getBytes(US_ASCII))).isNull();
    var large = new BufferedImage(4000, 1001, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(Logo.read(written(large, "png"))).isNull();
    assertThat(Logo.read(written(large, "gif"))).isNull();
  }

  @ParameterizedTest
  @DisplayName("a file with random faults never breaks the reader")
  @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
  void faults(String format) throws IOException {
    var whole =
        format.equals("webp") ? Base64.getDecoder().decode(LOSSLESS_WEBP) : picture(format, 60, 40);
    var random = new Random(7);
    for (var attempt = 0; attempt < 300; attempt++) {
      var broken = Arrays.copyOf(whole, 12 + random.nextInt(whole.length - 11));
      for (var fault = 0; fault < 3; fault++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      var logo = Logo.read(broken);
      assertThat(logo == null || logo.image().getWidth() <= 512).isTrue();
    }
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return written(image, format);
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }
}
