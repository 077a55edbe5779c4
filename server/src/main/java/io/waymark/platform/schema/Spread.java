package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of another shape, flat in the JSON and together in one component. */
final class Spread extends Part {
  private final String component;
  private final Shape<?> shape;

  Spread(String component, Shape<?> shape) {
    this.component = component;
    this.shape = shape;
  }

  @Override
  Stream<String> names() {
    return shape.fields().names();
  }

  @Override
  String component() {
    return component;
  }

  @Override
  void checkFits(RecordComponent target) {
    if (!shape.produces(target.getGenericType())) {
      throw new IllegalArgumentException(
          "the fields spread into '%s' do not make a %s"
              .formatted(component, target.getGenericType().getTypeName()));
    }
  }

  @Override
  Reading<?> read(ObjectNode object, Path path, Map<String, @Nullable Object> plain) {
    return shape.readFields(object, path, plain);
  }

  @Override
  void describe(ObjectNode properties, ArrayNode required, Components components) {
    shape.fields().parts().forEach(part -> part.describe(properties, required, components));
  }

  @Override
  void describe(ArrayNode parameters, Components components) {
    shape.fields().parts().forEach(part -> part.describe(parameters, components));
  }

  /** The group keeps its own rules, as its record depends on them. */
  @Override
  Part optional() {
    return this;
  }
}
