package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads single values written as JSON. */
final class Texts {
  private Texts() {}

  static JsonNode json(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a schema makes of the value of a field {@code x}. */
  static <T> @Nullable T read(Schema<T> schema, @Nullable String value) {
    return schema.read(value == null ? null : json(value), Path.ROOT.child("x")).value();
  }

  /** The message about the value of a field {@code x}. */
  static String issue(Schema<?> schema, @Nullable String value) {
    return issue(() -> read(schema, value));
  }

  static String issue(Runnable reading) {
    var issue = catchThrowableOfType(InvalidInput.class, reading::run);
    return issue == null ? "no issue" : issue.message();
  }
}
