package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a shape: a {@link Field}, a tag, or the fields of another shape. */
public abstract sealed class Part permits Field, Tag, Spread {
  Part() {}

  /** The JSON names it stands for. */
  abstract Stream<String> names();

  /** The record component that takes its value, or null if none does. */
  abstract @Nullable String component();

  /**
   * Checks that the component can take every value.
   *
   * @throws IllegalArgumentException saying why not
   */
  abstract void checkFits(RecordComponent component);

  /**
   * Reads its value from the object.
   *
   * @param plain takes what was present, in terms of JSON
   */
  abstract Reading<?> read(ObjectNode object, Path path, Map<String, @Nullable Object> plain);

  /** Adds it to the JSON Schema of its shape. */
  abstract void describe(ObjectNode properties, ArrayNode required, Components components);

  /** Adds it to the parameters of an operation. */
  abstract void describe(ArrayNode parameters, Components components);

  /** The same, but it may be absent. */
  abstract Part optional();
}
