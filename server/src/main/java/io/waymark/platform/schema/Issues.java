package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The standard texts of (c.3), where a schema does not bring its own. */
final class Issues {
  static final String INVALID_UNION = "Invalid input";

  private Issues() {}

  /** {@code Invalid input: expected string, received number}. */
  static InvalidInput wrongType(
      String expected, @Nullable JsonNode raw, Path path, @Nullable String message) {
    return wrongType(expected, received(raw), path, message);
  }

  static InvalidInput wrongType(
      String expected, String received, Path path, @Nullable String message) {
    return InvalidInput.of(
        IssueCode.INVALID_TYPE,
        path,
        message != null
            ? message
            : "Invalid input: expected " + expected + ", received " + received);
  }

  private static String received(@Nullable JsonNode raw) {
    return raw == null
        ? "undefined"
        : switch (raw.getNodeType()) {
          case OBJECT, POJO -> "object";
          case ARRAY -> "array";
          case STRING, BINARY -> "string";
          case NUMBER -> "number";
          case BOOLEAN -> "boolean";
          case NULL -> "null";
          case MISSING -> "undefined";
        };
  }

  static String tooSmall(String what, String bound) {
    return "Too small: expected " + what + " " + bound;
  }

  static String tooBig(String what, String bound) {
    return "Too big: expected " + what + " " + bound;
  }

  static String notOneOf(Collection<String> names) {
    return names.size() == 1
        ? "Invalid input: expected " + quoted(names)
        : "Invalid option: expected one of " + quoted(names);
  }

  private static String quoted(Collection<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining("|"));
  }
}
