package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. An element's issue comes before one with the list's size. */
public final class ListOf<E> extends Schema<List<E>> {
  private final Schema<E> element;
  private final Size least;
  private final Size most;

  private record Size(int bound, String text) {}

  ListOf(Schema<E> element) {
    this(element, new Size(0, ""), new Size(Integer.MAX_VALUE, ""));
  }

  private ListOf(Schema<E> element, Size least, Size most) {
    this.element = element;
    this.least = least;
    this.most = most;
  }

  /** At least {@code size} elements. */
  public ListOf<E> min(int size) {
    return min(size, Issues.tooSmall("array to have", ">=" + size + " items"));
  }

  /** At least {@code size} elements, with an own text. */
  public ListOf<E> min(int size, String text) {
    return new ListOf<>(element, new Size(size, text), most);
  }

  /** At most {@code size} elements. */
  public ListOf<E> max(int size) {
    return max(size, Issues.tooBig("array to have", "<=" + size + " items"));
  }

  /** At most {@code size} elements, with an own text. */
  public ListOf<E> max(int size, String text) {
    return new ListOf<>(element, least, new Size(size, text));
  }

  @Override
  Reading<List<E>> read(@Nullable JsonNode raw, Path path) {
    if (!(raw instanceof ArrayNode array)) {
      throw Issues.wrongType("array", raw, path, null);
    }
    var values = new ArrayList<E>(array.size());
    var plains = new ArrayList<@Nullable Object>(array.size());
    for (int i = 0; i < array.size(); i++) {
      var reading = element.read(array.get(i), path.element(i));
      if (reading.present()) {
        add(values, reading.value());
        plains.add(reading.plain());
      }
    }
    if (values.size() < least.bound()) {
      throw InvalidInput.nearly(IssueCode.TOO_SMALL, path, least.text());
    }
    if (values.size() > most.bound()) {
      throw InvalidInput.nearly(IssueCode.TOO_BIG, path, most.text());
    }
    return Reading.of(Collections.unmodifiableList(values), plains);
  }

  /** Elements are null only where their schema says so. */
  @SuppressWarnings("NullAway")
  private static <E> void add(List<E> values, @Nullable E value) {
    values.add(value);
  }

  @Override
  boolean produces(Type type) {
    var argument = Types.argument(type, 0);
    return Types.raw(type).isAssignableFrom(List.class)
        && (argument == null || element.produces(argument));
  }

  @Override
  List<@Nullable Object> plain(List<E> value) {
    var plains = new ArrayList<@Nullable Object>();
    value.forEach(each -> plains.add(element.plain(each)));
    return plains;
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object().put("type", "array");
    node.set("items", element.schema(components));
    if (least.bound() > 0) {
      node.put("minItems", least.bound());
    }
    if (most.bound() < Integer.MAX_VALUE) {
      node.put("maxItems", most.bound());
    }
    return node;
  }
}
