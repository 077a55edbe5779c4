package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an input value must look like, the Java value it becomes, and how OpenAPI describes it.
 * Schemas are immutable; every method returns a new one. They start in {@link Schemas} and {@link
 * Query}.
 *
 * @param <T> the Java type; a schema yields null only where it says so ({@link #nullable()}, {@link
 *     #nullWhen})
 */
public abstract class Schema<T> {
  Schema() {}

  /**
   * Reads an input value.
   *
   * @param raw the value, or null if the input does not have it
   * @throws InvalidInput if it does not fit
   */
  abstract Reading<T> read(@Nullable JsonNode raw, Path path);

  /** Whether a record component of this type can take the values. Primitives come boxed. */
  abstract boolean produces(Type type);

  /** The JSON Schema of the value, in OpenAPI 3.1's dialect. Named shapes go to the components. */
  public abstract ObjectNode schema(Components components);

  /** The same for a query parameter, where lists are written with commas. */
  ObjectNode parameterSchema(Components components) {
    return schema(components);
  }

  /** Whether a present value may become null. */
  boolean yieldsNull() {
    return false;
  }

  /** Whether a present value may count as absent. */
  boolean yieldsAbsent() {
    return false;
  }

  /** A Java value in terms of JSON. */
  @Nullable Object plain(T value) {
    return value;
  }

  /**
   * Reads a whole body.
   *
   * @throws InvalidInput with the first issue
   */
  public final T parse(JsonNode input) {
    return Objects.requireNonNull(read(input, Path.ROOT).value());
  }

  /**
   * Reads a whole body from its bytes.
   *
   * @throws MalformedJson if they are not JSON
   * @throws InvalidInput with the first issue
   */
  public final T parseJson(byte[] body) {
    return parse(Json.read(body));
  }

  /**
   * The input as it was understood: known fields that are present, normalised, with defaults filled
   * in; objects as maps.
   *
   * @throws InvalidInput with the first issue
   */
  public final @Nullable Object normalise(JsonNode input) {
    return read(input, Path.ROOT).plain();
  }

  /** Accepts null too. */
  public Schema<T> nullable() {
    return new NullableSchema<>(this);
  }

  /** Values of this kind become null, as if null had been sent. */
  public Schema<T> nullWhen(Predicate<? super T> counts) {
    return new Derived<>(
        this,
        Derived.Effect.NULLS,
        (value, plain, path) -> counts.test(value) ? Reading.ofNull() : Reading.of(value, plain));
  }

  /** Values of this kind count as if the field were not there (without its default). */
  public Schema<T> absentWhen(Predicate<? super T> counts) {
    return new Derived<>(
        this,
        Derived.Effect.DROPS,
        (value, plain, path) -> counts.test(value) ? Reading.absent() : Reading.of(value, plain));
  }

  /** A check of its own, reported as {@code custom: <path>: <text>}. Null passes. */
  public Schema<T> rule(Predicate<? super T> holds, String text) {
    return rule(holds, IssueCode.CUSTOM, text);
  }

  /** A check of its own with its issue code. Null passes. */
  public Schema<T> rule(Predicate<? super T> holds, IssueCode code, String text) {
    return new Derived<>(
        this,
        Derived.Effect.KEEPS,
        (value, plain, path) -> {
          if (!holds.test(value)) {
            throw InvalidInput.nearly(code, path, text);
          }
          return Reading.of(value, plain);
        });
  }

  /** Normalises the value. Null stays null. */
  public Schema<T> mapped(UnaryOperator<T> mapping) {
    return new Derived<>(
        this, Derived.Effect.KEEPS, (value, plain, path) -> Reading.of(mapping.apply(value)));
  }

  /**
   * Normalises the value if it can be.
   *
   * @param mapping null means it cannot be: {@code custom: <path>: <text>}
   */
  public Schema<T> mapped(Function<? super T, ? extends @Nullable T> mapping, String text) {
    return new Derived<>(
        this,
        Derived.Effect.KEEPS,
        (value, plain, path) -> Reading.of(converted(mapping, value, path, text)));
  }

  /** Becomes another type. Null stays null. */
  public <U> Schema<U> as(Class<? super U> type, Function<? super T, ? extends U> conversion) {
    return new Converted<>(this, type, (value, path) -> conversion.apply(value));
  }

  /**
   * Becomes another type if it can, such as a date.
   *
   * @param conversion null means it cannot: {@code custom: <path>: <text>}
   */
  public <U> Schema<U> as(
      Class<? super U> type, Function<? super T, ? extends @Nullable U> conversion, String text) {
    return new Converted<>(this, type, (value, path) -> converted(conversion, value, path, text));
  }

  /** Changes the raw input before it is read. An absent value is not prepared. */
  public Schema<T> prepared(UnaryOperator<JsonNode> preparation) {
    return new Prepared<>(this, preparation);
  }

  private static <S, U> U converted(
      Function<? super S, ? extends @Nullable U> conversion, S value, Path path, String text) {
    var result = conversion.apply(value);
    if (result == null) {
      throw InvalidInput.of(IssueCode.CUSTOM, path, text);
    }
    return result;
  }
}
