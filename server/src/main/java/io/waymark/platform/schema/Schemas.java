package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words schemas are written with; meant to be imported statically. */
public final class Schemas {
  private Schemas() {}

  /**
   * A field. It binds to the record component of the same name in camel case ({@code utm_source} to
   * {@code utmSource}).
   */
  public static <T> Field<T> field(String name, Schema<T> schema) {
    return new Field<>(name, schema);
  }

  /** A field with one fixed text that tells the shapes of a {@link #tagged} union apart. */
  public static Part tag(String name, String value) {
    return new Tag(name, value);
  }

  /**
   * All fields of another shape, as if written here, gathered in one record component. For groups
   * that several shapes share.
   */
  public static Part spread(String component, Shape<?> shape) {
    return new Spread(component, shape);
  }

  /** A string. */
  public static Text text() {
    return new Text();
  }

  /** Any number. */
  public static Numeric<Double> number() {
    return new Numeric<>(new Numeric.Kind<>(Double.class, false, false, n -> n));
  }

  /** An integer. */
  public static Numeric<Long> integer() {
    return new Numeric<>(new Numeric.Kind<>(Long.class, true, false, n -> (long) n));
  }

  /** A boolean. */
  public static Schema<Boolean> bool() {
    return new Bool(false);
  }

  /** One of these texts; a single one reads {@code Invalid input: expected "x"}. */
  public static Choice<String> choice(String... names) {
    return Choice.of(String.class, List.of(names), Function.identity());
  }

  /** One of an enum's constants, in their order, by the names the API gives them. */
  public static <E extends Enum<E>> Choice<E> choice(Class<E> type, Function<E, String> naming) {
    return Choice.of(type, EnumSet.allOf(type), naming);
  }

  /** An array. */
  public static <E> ListOf<E> list(Schema<E> element) {
    return new ListOf<>(element);
  }

  /** An object with free keys. */
  public static <V> Schema<Map<String, V>> map(Schema<V> each) {
    return new MapOf<>(each);
  }

  /** Any JSON value. */
  public static Schema<JsonNode> json() {
    return new AnyJson();
  }

  /** An ISO 8601 instant, as the API writes dates. What people write is read by {@code as}. */
  public static Schema<Instant> instant() {
    return text()
        .format("date-time", text -> true, "")
        .as(Instant.class, Schemas::instant, "Invalid date");
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** An array of strings, or one string with commas. */
  public static Schema<List<String>> commaSeparated() {
    return new CommaSeparated();
  }

  /** The first of several schemas that accepts the value. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Schema<T> either(Schema<? extends T>... options) {
    return new Either<>(List.of(options));
  }

  /** The one of several shapes whose {@link #tag} of this name the object has. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Tagged<T> tagged(String name, Shape<? extends T>... shapes) {
    return Tagged.of(name, Arrays.asList(shapes));
  }
}
