package io.waymark.platform.schema;

import org.jspecify.annotations.Nullable;

/**
 * An input field that tells absent from null. In a change, absent leaves things as they are and
 * null clears them (f).
 *
 * <pre>{@code
 * var title = patch.title().or(link.title());
 * if (patch.tagIds() instanceof Given.Present(var tagIds)) { … }
 * }</pre>
 */
public sealed interface Given<T> {

  /** The field was not in the input. */
  record Absent<T>() implements Given<T> {}

  /** The field was in the input, perhaps as null. */
  record Present<T>(@Nullable T value) implements Given<T> {}

  static <T> Given<T> absent() {
    return new Absent<>();
  }

  static <T> Given<T> of(@Nullable T value) {
    return new Present<>(value);
  }

  default boolean isPresent() {
    return this instanceof Present;
  }

  /** The given value, which may be null; {@code otherwise} if the field is absent. */
  default @Nullable T or(@Nullable T otherwise) {
    return this instanceof Present<T>(var value) ? value : otherwise;
  }

  /** The given value; null if it is null or absent. */
  default @Nullable T orNull() {
    return or(null);
  }
}
