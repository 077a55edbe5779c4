package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An object with known fields, read into a record. Unknown keys are ignored (G5). Issues come in
 * the order of the fields; rules follow when every field is right.
 *
 * @param <R> the record
 */
public final class Shape<R> extends Schema<R> {
  private final Fields fields;
  private final Binding<R> binding;
  private final List<Rule<R>> rules;
  private final Notes notes;

  private record Rule<R>(@Nullable String field, Predicate<? super R> holds, String text) {}

  private record Notes(@Nullable String name, @Nullable String description) {}

  private Shape(Fields fields, Binding<R> binding, List<Rule<R>> rules, Notes notes) {
    this.fields = fields;
    this.binding = binding;
    this.rules = rules;
    this.notes = notes;
  }

  /**
   * A shape for a record. Every component needs exactly one part, and must be able to take what the
   * part yields: the types fit, and what can be absent or null is {@code @Nullable} or {@link
   * Given}.
   *
   * @throws IllegalArgumentException if the parts do not make such a record
   */
  public static <R extends Record> Shape<R> of(Class<R> record, Part... parts) {
    return of(record, Fields.of(parts));
  }

  /** The same with fields made from another shape's. */
  public static <R extends Record> Shape<R> of(Class<R> record, Fields fields) {
    return new Shape<>(
        fields, RecordBinding.of(record, fields.parts()), List.of(), new Notes(null, null));
  }

  /** A shape without a record: a map of the present fields, in terms of JSON. */
  public static Shape<Map<String, @Nullable Object>> untyped(Part... parts) {
    return untyped(Fields.of(parts));
  }

  /** The same with fields made from another shape's. */
  public static Shape<Map<String, @Nullable Object>> untyped(Fields fields) {
    return new Shape<>(fields, new MapBinding(), List.of(), new Notes(null, null));
  }

  /** Appears once, under this name, among OpenAPI's components. */
  public Shape<R> named(String name) {
    return new Shape<>(fields, binding, rules, new Notes(name, notes.description));
  }

  /** Its meaning, for the API's readers; Markdown. */
  public Shape<R> described(String description) {
    return new Shape<>(fields, binding, rules, new Notes(notes.name, description));
  }

  /** A rule across fields, reported as {@code custom: : <text>}. */
  @Override
  public Shape<R> rule(Predicate<? super R> holds, String text) {
    return with(new Rule<>(null, holds, text));
  }

  /** A rule across fields, reported at one of them. */
  public Shape<R> rule(String field, Predicate<? super R> holds, String text) {
    return with(new Rule<>(field, holds, text));
  }

  private Shape<R> with(Rule<R> rule) {
    var more = new ArrayList<>(rules);
    more.add(rule);
    return new Shape<>(fields, binding, List.copyOf(more), notes);
  }

  /** The same, with what was sent beside the record. */
  public Schema<Echo<R>> echoed() {
    return new Echoed<>(this);
  }

  /** Its fields, to make other shapes of. */
  public Fields fields() {
    return fields;
  }

  /**
   * Reads a query or a form.
   *
   * @throws InvalidInput with the first issue
   */
  public R parseQuery(Map<String, String> query) {
    var object = Json.object();
    query.forEach(object::put);
    return parse(object);
  }

  /** The fields as OpenAPI's query parameters. */
  public ArrayNode parameters(Components components) {
    var parameters = JsonNodeFactory.instance.arrayNode();
    fields.parts().forEach(part -> part.describe(parameters, components));
    return parameters;
  }

  @Override
  Reading<R> read(@Nullable JsonNode raw, Path path) {
    if (!(raw instanceof ObjectNode object)) {
      throw Issues.wrongType("object", raw, path, null);
    }
    return readFields(object, path, new LinkedHashMap<>());
  }

  /** Reads the fields of an object that may have others, adding what is present. */
  Reading<R> readFields(ObjectNode object, Path path, Map<String, @Nullable Object> plain) {
    var parts = fields.parts();
    var readings = new ArrayList<Reading<?>>(parts.size());
    for (var part : parts) {
      readings.add(part.read(object, path, plain));
    }
    var value = binding.bind(readings, plain);
    for (var rule : rules) {
      if (!rule.holds().test(value)) {
        var place = rule.field() == null ? path : path.child(rule.field());
        throw InvalidInput.nearly(IssueCode.CUSTOM, place, rule.text());
      }
    }
    return Reading.of(value, plain);
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type).isAssignableFrom(binding.type());
  }

  @Override
  public ObjectNode schema(Components components) {
    return notes.name == null
        ? definition(components)
        : components.reference(notes.name, definition(components));
  }

  private ObjectNode definition(Components components) {
    var node = Json.object().put("type", "object");
    if (notes.name != null) {
      node.put("title", notes.name);
    }
    if (notes.description != null) {
      node.put("description", notes.description);
    }
    var properties = node.putObject("properties");
    var required = JsonNodeFactory.instance.arrayNode();
    fields.parts().forEach(part -> part.describe(properties, required, components));
    if (!required.isEmpty()) {
      node.set("required", required);
    }
    return node;
  }

  /** Makes the value of what was read. */
  interface Binding<R> {
    R bind(List<Reading<?>> readings, Map<String, @Nullable Object> plain);

    Class<?> type();
  }

  private record MapBinding() implements Binding<Map<String, @Nullable Object>> {
    @Override
    public Map<String, @Nullable Object> bind(
        List<Reading<?>> readings, Map<String, @Nullable Object> plain) {
      return Collections.unmodifiableMap(plain);
    }

    @Override
    public Class<?> type() {
      return Map.class;
    }
  }
}
