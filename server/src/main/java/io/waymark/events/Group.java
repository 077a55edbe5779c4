package io.waymark.events;

import java.util.List;

/**
 * The sums over the events that share a value.
 *
 * @param values what {@link Dimension} says, in its order
 */
public record Group(List<String> values, Metrics metrics) {

  public Group {
    values = List.copyOf(values);
  }
}
