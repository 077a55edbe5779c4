package io.waymark.app.config;

import java.util.function.Function;

/**
 * How values of one type are written.
 *
 * @param type what the documentation calls it
 * @param expected what to say when a value is not of this form, as it follows "expected"
 * @param reading from text, stripped and not empty; throws IllegalArgumentException if it cannot
 * @param writing back to text that SmallRye's own converters read as the same value
 */
record Form<T>(
    String type, String expected, Function<String, T> reading, Function<T, String> writing) {

  T read(String text) {
    return reading.apply(text);
  }

  /** The text of the same value that every reader understands. */
  String canonical(String text) {
    return writing.apply(reading.apply(text));
  }
}
