package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several shapes told apart by the text of one field, usually read into a sealed interface. */
public final class Tagged<T> extends Schema<T> {
  private final String name;
  private final Map<String, Shape<? extends T>> shapes;
  private final String message;

  private Tagged(String name, Map<String, Shape<? extends T>> shapes, String message) {
    this.name = name;
    this.shapes = shapes;
    this.message = message;
  }

  static <T> Tagged<T> of(String name, List<Shape<? extends T>> shapes) {
    var byTag = new LinkedHashMap<String, Shape<? extends T>>();
    for (var shape : shapes) {
      if (byTag.put(tagOf(shape, name), shape) != null) {
        throw new IllegalArgumentException("Two shapes have the same tag '" + name + "'");
      }
    }
    return new Tagged<>(name, byTag, Issues.INVALID_UNION);
  }

  private static String tagOf(Shape<?> shape, String name) {
    return shape.fields().parts().stream()
        .filter(part -> part instanceof Tag tag && tag.name().equals(name))
        .map(part -> ((Tag) part).value())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("A shape has no tag '" + name + "'"));
  }

  /** The text for a missing or unknown tag. */
  public Tagged<T> message(String text) {
    return new Tagged<>(name, shapes, text);
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    if (!(raw instanceof ObjectNode object)) {
      throw Issues.wrongType("object", raw, path, null);
    }
    var tag = object.path(name).textValue();
    var shape = tag == null ? null : shapes.get(tag);
    if (shape == null) {
      throw InvalidInput.of(IssueCode.INVALID_UNION, path.child(name), message);
    }
    var reading = shape.read(object, path);
    return Reading.of(reading.value(), reading.plain());
  }

  @Override
  boolean produces(Type type) {
    return shapes.values().stream().allMatch(shape -> shape.produces(type));
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object();
    var oneOf = node.putArray("oneOf");
    var discriminator = Json.object().put("propertyName", name);
    var mapping = Json.object();
    shapes.forEach(
        (tag, shape) -> {
          var option = shape.schema(components);
          oneOf.add(option);
          if (option.has("$ref")) {
            mapping.set(tag, option.get("$ref"));
          }
        });
    if (!mapping.isEmpty()) {
      discriminator.set("mapping", mapping);
    }
    node.set("discriminator", discriminator);
    return node;
  }
}
