package io.waymark.platform.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a schema made of an input value.
 *
 * @param present false if the value counts as absent
 * @param value the Java value
 * @param plain the same in terms of JSON: strings, numbers, lists and maps, enums by their names
 */
record Reading<T>(boolean present, @Nullable T value, @Nullable Object plain) {
  static <T> Reading<T> of(@Nullable T value, @Nullable Object plain) {
    return new Reading<>(true, value, plain);
  }

  static <T> Reading<T> of(T value) {
    return new Reading<>(true, value, value);
  }

  static <T> Reading<T> ofNull() {
    return new Reading<>(true, null, null);
  }

  static <T> Reading<T> absent() {
    return new Reading<>(false, null, null);
  }
}
