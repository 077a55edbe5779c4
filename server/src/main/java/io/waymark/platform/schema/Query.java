package io.waymark.platform.schema;

import java.util.function.UnaryOperator;

/** Schemas for query parameters, whose input is text. Meant to be used with its name. */
public final class Query {
  private Query() {}

  /** {@code true} or {@code false} in any case (G7). */
  public static Schema<Boolean> flag() {
    return new Bool(true);
  }

  /** A number, read as JavaScript's {@code Number(text)} does. */
  public static Numeric<Double> number() {
    return new Numeric<>(new Numeric.Kind<>(Double.class, false, true, n -> n));
  }

  /** An integer, read likewise. */
  public static Numeric<Long> integer() {
    return new Numeric<>(new Numeric.Kind<>(Long.class, true, true, n -> (long) n));
  }

  /** A page's number, from 1 (d). */
  public static Schema<Long> page() {
    return integer()
        .message("Page must be a number.")
        .integerMessage("Page must be an integer.")
        .above(0, "Page must be greater than 0.");
  }

  /** The size of a page, from 1 to {@code max} (d). */
  public static Schema<Integer> pageSize(int max) {
    return integer()
        .message("Page size must be a number.")
        .integerMessage("Page size must be an integer.")
        .above(0, "Page size must be greater than 0.")
        .max(max, "Max page size is " + max + ".")
        .asInt();
  }

  /** A filter; absent when it has no values (B4.1). */
  public static Schema<Filter> filter() {
    return filter(UnaryOperator.identity());
  }

  /** A filter whose values are normalised one by one. */
  public static Schema<Filter> filter(UnaryOperator<String> eachValue) {
    return new FilterText(eachValue);
  }
}
