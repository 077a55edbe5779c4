package io.waymark.links.images;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;

/** Fetches pictures from elsewhere and makes previews of links (LNK-31) and faces of them. */
public final class RemotePictures {
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(8), 10 << 20);
  private static final long MOST_PIXELS = 40_000_000;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 630;
  private static final int FACE = 256;

  private final Outbound outbound;

  public RemotePictures(Outbound outbound) {
    this.outbound = outbound;
  }

  /**
   * The picture at an address, cut to 1200×630 pixels. Blocks for up to eight seconds.
   *
   * @throws ApiProblem 422 if it cannot be had, or is no PNG, JPEG, GIF or WebP picture
   */
  public Picture preview(String url) {
    return picture(url, WIDTH, HEIGHT);
  }

  /**
   * The same, cut to a square of 256 pixels.
   *
   * @throws ApiProblem as {@link #preview}
   */
  public Picture face(String url) {
    return picture(url, FACE, FACE);
  }

  private Picture picture(String url, int width, int height) {
    var bytes =
        switch (outbound.get(url, LIMITS)) {
          case Fetched answer when answer.ok() && !answer.truncated() -> answer.body();
          case Fetched answer -> throw problem(url, "it answered with status " + answer.status());
          case OutboundResponse.Refused refused -> throw problem(url, refused.reason());
          case OutboundResponse.Failed failed -> throw problem(url, failed.reason());
        };
    var image = PictureFile.read(bytes, MOST_PIXELS);
    if (image == null) {
      throw problem(url, "it is no PNG, JPEG, GIF or WebP picture, or a very large one");
    }
    return new Picture(RasterType.JPEG, jpeg(Scaling.cover(image, width, height)));
  }

  private static byte[] jpeg(BufferedImage image) {
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = opaque.createGraphics();
    pen.drawImage(image, 0, 0, Color.WHITE, null);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(opaque, "jpeg", out)) {
        throw new IllegalStateException("every Java platform writes JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return out.toByteArray();
  }

  private static ApiProblem problem(String url, String reason) {
    return ApiProblem.unprocessable(
        "Invalid image: %s could not be taken in: %s."
            .formatted(url.substring(0, Math.min(200, url.length())), reason));
  }
}
