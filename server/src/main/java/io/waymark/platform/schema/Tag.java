package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fixed text that tells the shapes of a union apart; the record's type already says it. */
final class Tag extends Part {
  private final String name;
  private final String value;
  private final Schema<String> schema;

  Tag(String name, String value) {
    this.name = name;
    this.value = value;
    this.schema = Schemas.choice(value);
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }

  @Override
  Stream<String> names() {
    return Stream.of(name);
  }

  @Override
  @Nullable String component() {
    return null;
  }

  @Override
  void checkFits(RecordComponent component) {
    throw new IllegalArgumentException("a tag binds to no component");
  }

  @Override
  Reading<String> read(ObjectNode object, Path path, Map<String, @Nullable Object> plain) {
    var reading = schema.read(object.get(name), path.child(name));
    plain.put(name, value);
    return reading;
  }

  @Override
  void describe(ObjectNode properties, ArrayNode required, Components components) {
    properties.putObject(name).put("type", "string").put("const", value);
    required.add(name);
  }

  @Override
  void describe(ArrayNode parameters, Components components) {
    throw new IllegalStateException("A query has no tagged shapes");
  }

  @Override
  Part optional() {
    return this;
  }
}
