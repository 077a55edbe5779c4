package io.waymark.links.images;

import org.jspecify.annotations.Nullable;

/** The formats pictures may have: those that browsers show and that cannot hold scripts. */
public enum RasterType {
  PNG("image/png"),
  JPEG("image/jpeg"),
  GIF("image/gif"),
  WEBP("image/webp");

  private final String contentType;

  RasterType(String contentType) {
    this.contentType = contentType;
  }

  /** The media type, such as {@code image/png}. */
  public String contentType() {
    return contentType;
  }

  /** The format the bytes begin like, whatever anybody calls them; null for any other. */
  public static @Nullable RasterType of(byte[] bytes) {
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return PNG;
    }
    if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return JPEG;
    }
    if (begins(bytes, 0, 'G', 'I', 'F', '8')) {
      return GIF;
    }
    return begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')
        ? WEBP
        : null;
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
