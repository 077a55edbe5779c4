package io.waymark.platform.schema;

import java.util.List;

/**
 * A filter of a query: {@code a}, {@code a,b}, {@code -a} or {@code -a,b} (B4.1, d). One leading
 * minus negates the whole list.
 *
 * @param values at least one, none of them empty
 */
public record Filter(Operator operator, List<String> values) {

  /** How the values are meant. */
  public enum Operator {
    IS,
    IS_ONE_OF,
    IS_NOT,
    IS_NOT_ONE_OF;

    /** Whether matching values are left out. */
    public boolean negated() {
      return this == IS_NOT || this == IS_NOT_ONE_OF;
    }
  }

  public Filter {
    values = List.copyOf(values);
  }
}
