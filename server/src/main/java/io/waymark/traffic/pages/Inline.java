package io.waymark.traffic.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * A style sheet or script inside a page.
 *
 * @param text what is between the tags, to the byte
 * @param source what a policy calls it
 */
record Inline(String text, String source) {

  static Inline of(String text) {
    return new Inline(text, "'sha256-" + Base64.getEncoder().encodeToString(digest(text)) + "'");
  }

  /** A file beside these classes, without comments on lines of their own and indentation. */
  static Inline file(String name) {
    try (var file = Inline.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return of(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("//"))
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
