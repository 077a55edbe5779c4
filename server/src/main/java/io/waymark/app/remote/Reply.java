package io.waymark.app.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;

/**
 * An answer whose body is still to be read.
 *
 * @param body to be closed
 */
record Reply(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
  private static final int LARGEST_TREE = 64 << 20;
  private static final int LARGEST_FAILURE = 1 << 20;

  /** Why the API refused, in its own words. */
  record Failure(String message, String code) {
    String told() {
      return code.isEmpty() ? message : "%s (%s)".formatted(message, code);
    }
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The media type without parameters, in lower case. */
  String type() {
    return headers
        .firstValue("Content-Type")
        .orElse("")
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The body as bytes, for what is shown as a table. */
  byte[] small() throws IOException {
    var bytes = body.readNBytes(LARGEST_TREE);
    if (bytes.length == LARGEST_TREE) {
      throw new IOException(
          "the answer is too large for a table; print it with --json, or write it to --out FILE");
    }
    return bytes;
  }

  /** What went wrong. */
  Failure failure() throws IOException {
    if (status >= 300 && status < 400) {
      return new Failure(
          "the server sends us to %s; if that is right, name it as --server"
              .formatted(headers.firstValue("Location").orElse("another address")),
          "");
    }
    var error = tree(body.readNBytes(LARGEST_FAILURE)).path("error");
    return error.path("message").isTextual()
        ? new Failure(error.path("message").asText(), error.path("code").asText())
        : new Failure(
            "the server answers %d; is it Waymark, and is its address right?".formatted(status),
            "");
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return Handed.JSON.readTree(bytes);
    } catch (IOException noJson) {
      return Handed.JSON.missingNode();
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
