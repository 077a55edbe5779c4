package io.waymark.events;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a sale is its customer's first on its link (B4.6). */
public enum SaleType {
  NEW,
  RECURRING;

  /** The published name, such as {@code new}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that label, if there is one. */
  public static Optional<SaleType> labelled(String label) {
    return Stream.of(values()).filter(type -> type.label().equals(label)).findFirst();
  }
}
