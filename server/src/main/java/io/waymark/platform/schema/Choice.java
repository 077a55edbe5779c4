package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a closed list of names. Anything else, of whatever type, is {@code invalid_value}. */
public final class Choice<T> extends Schema<T> {
  private final Class<T> type;
  private final Map<String, T> byName;
  private final Function<T, String> naming;
  private final String message;

  private Choice(Class<T> type, Map<String, T> byName, Function<T, String> naming, String message) {
    this.type = type;
    this.byName = byName;
    this.naming = naming;
    this.message = message;
  }

  static <T> Choice<T> of(Class<T> type, Iterable<T> values, Function<T, String> naming) {
    var byName = new LinkedHashMap<String, T>();
    for (var value : values) {
      if (byName.put(naming.apply(value), value) != null) {
        throw new IllegalArgumentException("Two values are named " + naming.apply(value));
      }
    }
    return new Choice<>(
        type, Collections.unmodifiableMap(byName), naming, Issues.notOneOf(byName.keySet()));
  }

  /** The text for any other value. */
  public Choice<T> message(String text) {
    return new Choice<>(type, byName, naming, text);
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    var name = raw == null ? null : raw.textValue();
    var value = name == null ? null : byName.get(name);
    if (value == null) {
      throw InvalidInput.of(IssueCode.INVALID_VALUE, path, message);
    }
    return Reading.of(value, Objects.requireNonNull(name));
  }

  @Override
  boolean produces(Type component) {
    return Types.raw(component).isAssignableFrom(type);
  }

  @Override
  String plain(T value) {
    return naming.apply(value);
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object().put("type", "string");
    byName.keySet().forEach(node.putArray("enum")::add);
    return node;
  }
}
