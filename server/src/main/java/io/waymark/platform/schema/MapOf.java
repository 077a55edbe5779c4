package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with free keys, such as {@code geo}. Its values keep the order of the input. */
final class MapOf<V> extends Schema<Map<String, V>> {
  private final Schema<V> each;

  MapOf(Schema<V> each) {
    this.each = each;
  }

  @Override
  Reading<Map<String, V>> read(@Nullable JsonNode raw, Path path) {
    if (!(raw instanceof ObjectNode object)) {
      throw Issues.wrongType("record", raw, path, null);
    }
    var values = new LinkedHashMap<String, V>();
    var plains = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : object.properties()) {
      var key = StoredText.checked(entry.getKey(), path);
      var reading = each.read(entry.getValue(), path.child(key));
      if (reading.present()) {
        put(values, key, reading.value());
        plains.put(key, reading.plain());
      }
    }
    return Reading.of(Collections.unmodifiableMap(values), plains);
  }

  /** Values are null only where their schema says so. */
  @SuppressWarnings("NullAway")
  private static <V> void put(Map<String, V> values, String key, @Nullable V value) {
    values.put(key, value);
  }

  @Override
  boolean produces(Type type) {
    var argument = Types.argument(type, 1);
    return Types.raw(type).isAssignableFrom(Map.class)
        && (argument == null || each.produces(argument));
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object().put("type", "object");
    node.set("additionalProperties", each.schema(components));
    return node;
  }
}
