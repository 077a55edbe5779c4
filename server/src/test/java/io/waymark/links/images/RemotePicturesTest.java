package io.waymark.links.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemotePicturesTest {
  private final Outbound outbound =
      new Outbound(AddressRules.allowing(List.of("127.0.0.1/32")), "test", System::nanoTime);
  private final RemotePictures pictures = new RemotePictures(outbound);
  private HttpServer site = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    site.start();
  }

  @AfterEach
  void stop() {
    site.stop(0);
    outbound.close();
  }

  private String serve(String path, int status, byte[] bytes) {
    site.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  /** Red, with a blue band of a quarter of the width at either side. */
  private static byte[] banded() throws IOException {
    var image = new BufferedImage(2000, 500, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.BLUE);
    pen.fillRect(0, 0, 2000, 500);
    pen.setColor(Color.RED);
    pen.fillRect(500, 0, 1000, 500);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  @DisplayName("LNK-31: the middle of the picture fills 1200×630 pixels")
  void cover() throws IOException {
    var preview = pictures.preview(serve("/x.png", 200, banded()));

    assertThat(preview.type()).isEqualTo(RasterType.JPEG);
    var image = Objects.requireNonNull(PictureFile.read(preview.bytes(), 1200 * 630));
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(630);
    // 2000×500 cut to 952×500: the bands at the sides are outside.
    assertThat(new Color(image.getRGB(10, 315)).getRed()).isGreaterThan(200);
    assertThat(new Color(image.getRGB(1190, 315)).getRed()).isGreaterThan(200);
  }

  @Test
  @DisplayName("what is missing, no picture, or in a network of ours is refused with the reason")
  void refused() {
    assertProblem(serve("/gone", 404, new byte[] {1}), "404");
    assertProblem(
        serve("/text", 200, "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "picture");
    assertProblem("http://169.254.169.254/latest/meta-data", "169.254.169.254");
  }

  private void assertProblem(String url, String reason) {
    assertThatThrownBy(() -> pictures.preview(url))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> {
              assertThat(problem.code().status()).isEqualTo(422);
              assertThat(problem.text()).contains("image").contains(reason);
            });
  }
}
