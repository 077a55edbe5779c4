package io.waymark.links.images;

import io.waymark.platform.http.ApiProblem;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A picture that may be kept: of a known format, and not too large. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Picture(RasterType type, byte[] bytes) {
  /** More than a picture may have is refused. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final Pattern DATA_URL =
      Pattern.compile("data:image/[A-Za-z0-9.+-]{1,32};base64,(?=\\S)", Pattern.CASE_INSENSITIVE);

  /** Whether the text is a data URL of an image. */
  public static boolean isDataUrl(String text) {
    return DATA_URL.matcher(text).lookingAt();
  }

  /**
   * The picture in a data URL.
   *
   * @throws ApiProblem 422 if it is no PNG, JPEG, GIF or WebP picture, or larger than 2 MiB
   */
  public static Picture ofDataUrl(String dataUrl) {
    var bytes = decoded(dataUrl);
    if (bytes != null && bytes.length > MOST_BYTES) {
      throw ApiProblem.unprocessable(
          "The image is too large: at most %d bytes are kept.".formatted(MOST_BYTES));
    }
    var type = bytes == null ? null : RasterType.of(bytes);
    if (bytes == null || type == null) {
      throw ApiProblem.unprocessable(
          "Invalid image: expected a data URL of a PNG, JPEG, GIF or WebP picture in base64.");
    }
    return new Picture(type, bytes);
  }

  private static byte @Nullable [] decoded(String dataUrl) {
    var start = DATA_URL.matcher(dataUrl);
    if (!start.lookingAt()) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(dataUrl.substring(start.end()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
