package io.waymark.app.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What a command line hands over by itself, in a file or on standard input.
 *
 * @param in standard input
 */
record Handed(InputStream in) {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final int LARGEST = 128 << 20;

  /** The bytes that {@code @FILE}, {@code -} or the text itself stand for. */
  byte[] bytes(String option, String written) throws WrongUse, IOException {
    if (written.equals("-")) {
      return bounded(option, in);
    }
    return written.startsWith("@")
        ? file(option, written.substring(1))
        : written.getBytes(StandardCharsets.UTF_8);
  }

  /** What is in a file. */
  static byte[] file(String option, String name) throws WrongUse, IOException {
    var file = path(option, name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUse("--%s: cannot read %s".formatted(option, name));
    }
    try (var content = Files.newInputStream(file)) {
      return bounded(option, content);
    }
  }

  static Path path(String option, String name) throws WrongUse {
    try {
      return Path.of(name);
    } catch (InvalidPathException invalid) {
      throw new WrongUse("--%s: %s is no path".formatted(option, name));
    }
  }

  private static byte[] bounded(String option, InputStream content) throws WrongUse, IOException {
    var bytes = content.readNBytes(LARGEST);
    if (bytes.length == LARGEST) {
      throw new WrongUse("--%s: more than %d MiB".formatted(option, LARGEST >> 20));
    }
    return bytes;
  }

  /** A tree of what must be JSON. What it is is not repeated, as it may be secret. */
  static JsonNode tree(String option, byte[] bytes) throws WrongUse, IOException {
    try {
      var tree = JSON.readTree(bytes);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (JsonProcessingException broken) {
      var place = broken.getLocation();
      throw new WrongUse(
          "--%s: no JSON: look at line %d, column %d"
              .formatted(option, place.getLineNr(), place.getColumnNr()));
    }
    throw new WrongUse("--%s: no JSON, but nothing".formatted(option));
  }

  /** A tree of what a server answered. */
  static JsonNode answered(byte[] bytes) throws IOException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException broken) {
      throw new IOException("the server's answer is no JSON; is it Waymark?", broken);
    }
  }
}
