package io.waymark.events;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which events a question is about, and so which of the {@link Metrics} are filled (B2). */
public enum EventKind {
  CLICKS,
  LEADS,
  SALES,
  /** All three side by side; groups are those that have clicks (B5). */
  COMPOSITE;

  /** The published name, such as {@code clicks}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that label, if there is one. */
  public static Optional<EventKind> labelled(String label) {
    return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }
}
