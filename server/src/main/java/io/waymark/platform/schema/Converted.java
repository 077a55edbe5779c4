package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A schema whose values become another Java type. */
final class Converted<S, T> extends Schema<T> {
  private final Schema<S> source;
  private final Class<? super T> type;
  private final BiFunction<S, Path, ? extends T> conversion;

  Converted(Schema<S> source, Class<? super T> type, BiFunction<S, Path, ? extends T> conversion) {
    this.source = source;
    this.type = type;
    this.conversion = conversion;
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    var reading = source.read(raw, path);
    var value = reading.value();
    if (value == null) {
      return reading.present() ? Reading.ofNull() : Reading.absent();
    }
    return Reading.of(conversion.apply(value, path));
  }

  @Override
  boolean produces(Type component) {
    return Types.raw(component).isAssignableFrom(type);
  }

  @Override
  boolean yieldsAbsent() {
    return source.yieldsAbsent();
  }

  @Override
  boolean yieldsNull() {
    return source.yieldsNull();
  }

  @Override
  public ObjectNode schema(Components components) {
    return source.schema(components);
  }

  @Override
  ObjectNode parameterSchema(Components components) {
    return source.parameterSchema(components);
  }
}
