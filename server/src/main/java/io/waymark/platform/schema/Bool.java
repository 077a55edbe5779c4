package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A boolean: a JSON one, or in queries {@code true} or {@code false} in any case (G7). */
final class Bool extends Schema<Boolean> {
  private final boolean query;

  Bool(boolean query) {
    this.query = query;
  }

  @Override
  Reading<Boolean> read(@Nullable JsonNode raw, Path path) {
    return Reading.of(query ? word(raw, path) : strict(raw, path));
  }

  private static boolean strict(@Nullable JsonNode raw, Path path) {
    if (raw == null || !raw.isBoolean()) {
      throw Issues.wrongType("boolean", raw, path, null);
    }
    return raw.booleanValue();
  }

  private static boolean word(@Nullable JsonNode raw, Path path) {
    return switch (raw == null ? "" : raw.asText().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw InvalidInput.of(
              IssueCode.INVALID_VALUE, path, Issues.notOneOf(List.of("true", "false")));
    };
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type).isAssignableFrom(Boolean.class);
  }

  @Override
  public ObjectNode schema(Components components) {
    return Json.object().put("type", "boolean");
  }
}
