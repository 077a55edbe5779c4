package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a shape read in terms of JSON beside the record, for answers that show callers what
 * they sent.
 */
final class Echoed<R> extends Schema<Echo<R>> {
  private final Shape<R> shape;

  Echoed(Shape<R> shape) {
    this.shape = shape;
  }

  @Override
  @SuppressWarnings("unchecked") // a shape's plain form is always a map
  Reading<Echo<R>> read(@Nullable JsonNode raw, Path path) {
    var reading = shape.read(raw, path);
    var value = reading.value();
    if (value == null || !(reading.plain() instanceof Map<?, ?> plain)) {
      throw new IllegalStateException("a shape reads an object or fails");
    }
    return Reading.of(new Echo<>(value, (Map<String, @Nullable Object>) plain), plain);
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type) == Echo.class;
  }

  @Override
  public ObjectNode schema(Components components) {
    return shape.schema(components);
  }
}
