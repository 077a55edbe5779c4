package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Any JSON value, null included, made safe to store. */
final class AnyJson extends Schema<JsonNode> {
  @Override
  Reading<JsonNode> read(@Nullable JsonNode raw, Path path) {
    if (raw == null) {
      throw Issues.wrongType("nonoptional", raw, path, null);
    }
    return Reading.of(StoredText.checked(raw, path));
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type).isAssignableFrom(JsonNode.class);
  }

  @Override
  public ObjectNode schema(Components components) {
    return Json.object();
  }
}
