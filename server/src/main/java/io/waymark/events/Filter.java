package io.waymark.events;

import java.util.List;

/**
 * Keeps the events whose field has one of the values or, if negated, none of them (B4.1).
 *
 * @param values at least one
 */
public record Filter(FilterField field, boolean negated, List<String> values) {

  public Filter {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A filter on " + field + " needs a value");
    }
  }

  /** Keeps events with one of the values. */
  public static Filter in(FilterField field, String... values) {
    return new Filter(field, false, List.of(values));
  }

  /** Keeps events with none of the values. */
  public static Filter notIn(FilterField field, String... values) {
    return new Filter(field, true, List.of(values));
  }
}
