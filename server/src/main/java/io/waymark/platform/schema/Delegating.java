package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A schema that is another one with something added, and the same to the outside. */
abstract sealed class Delegating<T> extends Schema<T> permits Derived, NullableSchema, Prepared {
  final Schema<T> inner;

  Delegating(Schema<T> inner) {
    this.inner = inner;
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    return inner.read(raw, path);
  }

  @Override
  boolean produces(Type type) {
    return inner.produces(type);
  }

  @Override
  boolean yieldsAbsent() {
    return inner.yieldsAbsent();
  }

  @Override
  boolean yieldsNull() {
    return inner.yieldsNull();
  }

  @Override
  @Nullable Object plain(T value) {
    return inner.plain(value);
  }

  @Override
  public ObjectNode schema(Components components) {
    return inner.schema(components);
  }

  @Override
  ObjectNode parameterSchema(Components components) {
    return inner.parameterSchema(components);
  }
}
