package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a shape. It is required unless it is {@link #optional()} or has a default.
 * Fields are immutable.
 */
public final class Field<T> extends Part {
  private final String name;
  private final String component;
  private final Schema<T> schema;
  private final Presence<T> presence;
  private final Notes notes;

  /** What happens when the field is absent; a fallback is used instead, if there is one. */
  private record Presence<T>(boolean required, @Nullable Reading<T> fallback) {}

  private record Notes(
      @Nullable String description, @Nullable Object example, boolean deprecated, boolean hidden) {}

  Field(String name, Schema<T> schema) {
    this(
        name,
        camelCase(name),
        schema,
        new Presence<>(true, null),
        new Notes(null, null, false, false));
  }

  private Field(
      String name, String component, Schema<T> schema, Presence<T> presence, Notes notes) {
    this.name = name;
    this.component = component;
    this.schema = schema;
    this.presence = presence;
    this.notes = notes;
  }

  /** May be absent: the component is then null, or {@link Given.Absent}. */
  @Override
  public Field<T> optional() {
    return new Field<>(name, component, schema, new Presence<>(false, null), notes);
  }

  /** Takes this value when absent. */
  public Field<T> defaultsTo(T value) {
    return fallback(Reading.of(value, schema.plain(value)));
  }

  /** Is null when absent. */
  public Field<T> defaultsToNull() {
    return fallback(Reading.ofNull());
  }

  private Field<T> fallback(Reading<T> fallback) {
    return new Field<>(name, component, schema, new Presence<>(false, fallback), notes);
  }

  /** Binds to a component of another name. */
  public Field<T> into(String componentName) {
    return new Field<>(name, componentName, schema, presence, notes);
  }

  /** Its meaning, for the API's readers; Markdown. */
  public Field<T> described(String description) {
    return with(new Notes(description, notes.example, notes.deprecated, notes.hidden));
  }

  /** An example, in terms of JSON. */
  public Field<T> example(Object example) {
    return with(new Notes(notes.description, example, notes.deprecated, notes.hidden));
  }

  /** Still accepted, no longer recommended. */
  public Field<T> deprecated() {
    return with(new Notes(notes.description, notes.example, true, notes.hidden));
  }

  /** Accepted, and left out of OpenAPI. */
  public Field<T> hidden() {
    return with(new Notes(notes.description, notes.example, notes.deprecated, true));
  }

  private Field<T> with(Notes changed) {
    return new Field<>(name, component, schema, presence, changed);
  }

  @Override
  Stream<String> names() {
    return Stream.of(name);
  }

  @Override
  String component() {
    return component;
  }

  @Override
  Reading<T> read(ObjectNode object, Path path, Map<String, @Nullable Object> plain) {
    var raw = object.get(name);
    var reading = raw == null ? whenAbsent(path) : schema.read(raw, path.child(name));
    if (reading.present()) {
      plain.put(name, reading.plain());
    }
    return reading;
  }

  private Reading<T> whenAbsent(Path path) {
    if (presence.required()) {
      return schema.read(null, path.child(name));
    }
    return presence.fallback() != null ? presence.fallback() : Reading.absent();
  }

  @Override
  void checkFits(RecordComponent target) {
    var type = target.getGenericType();
    boolean given = Types.raw(type) == Given.class;
    var wanted = given ? Objects.requireNonNullElse(Types.argument(type, 0), Object.class) : type;
    if (!schema.produces(wanted)) {
      throw new IllegalArgumentException(
          "field '%s' does not yield the %s of component '%s'"
              .formatted(name, wanted.getTypeName(), component));
    }
    if (!given && yieldsNull() && !acceptsNull(target, type)) {
      throw new IllegalArgumentException(
          "field '%s' may be absent or null, so component '%s' must be @Nullable or Given"
              .formatted(name, component));
    }
  }

  private boolean yieldsNull() {
    if (schema.yieldsNull() || schema.yieldsAbsent()) {
      return true;
    }
    return !presence.required()
        && (presence.fallback() == null || presence.fallback().value() == null);
  }

  private static boolean acceptsNull(RecordComponent target, Type type) {
    return !(type instanceof Class<?> plain && plain.isPrimitive())
        && target.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Override
  void describe(ObjectNode properties, ArrayNode required, Components components) {
    if (notes.hidden) {
      return;
    }
    var node = schema.schema(components);
    annotate(node);
    if (notes.example != null) {
      node.putArray("examples").add(Json.tree(notes.example));
    }
    if (notes.deprecated) {
      node.put("deprecated", true);
    }
    addDefault(node);
    properties.set(name, node);
    if (presence.required()) {
      required.add(name);
    }
  }

  @Override
  void describe(ArrayNode parameters, Components components) {
    if (notes.hidden) {
      return;
    }
    var node = parameters.addObject().put("name", name).put("in", "query");
    annotate(node);
    if (presence.required()) {
      node.put("required", true);
    }
    if (notes.deprecated) {
      node.put("deprecated", true);
    }
    var type = schema.parameterSchema(components);
    addDefault(type);
    if (type.path("type").asText().equals("array")) {
      node.put("style", "form").put("explode", false);
    }
    node.set("schema", type);
    if (notes.example != null) {
      node.set("example", Json.tree(notes.example));
    }
  }

  private void annotate(ObjectNode node) {
    if (notes.description != null) {
      node.put("description", notes.description);
    }
  }

  private void addDefault(ObjectNode node) {
    if (presence.fallback() != null) {
      node.set("default", Json.tree(presence.fallback().plain()));
    }
  }

  private static String camelCase(String name) {
    var words = name.split("[_-]", -1);
    var result = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      var word = words[i];
      if (!word.isEmpty()) {
        result.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return result.toString();
  }
}
