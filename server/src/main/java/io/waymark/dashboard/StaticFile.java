package io.waymark.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the class path, held in memory as it is sent.
 *
 * @param content as it is
 * @param gzipped the same compressed, null if that would gain nothing
 * @param type for the Content-Type header
 * @param tag for the ETag header; weak, because both forms share it
 */
record StaticFile(byte[] content, byte @Nullable [] gzipped, String type, String tag) {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "md", "text/plain; charset=utf-8",
          "png", "image/png",
          "svg", "image/svg+xml",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  /**
   * Reads a resource, and its sibling that ends in {@code .gz} if there is one.
   *
   * @param name absolute, or relative to this package
   * @return null if there is none of that name
   */
  static @Nullable StaticFile load(String name) {
    var content = read(name);
    if (content == null) {
      return null;
    }
    return new StaticFile(content, read(name + ".gz"), type(name), tag(content));
  }

  private static byte @Nullable [] read(String name) {
    try (var resource = StaticFile.class.getResourceAsStream(name)) {
      return resource == null ? null : resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class path's " + name + " cannot be read", e);
    }
  }

  private static String type(String name) {
    var extension = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }

  private static String tag(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
