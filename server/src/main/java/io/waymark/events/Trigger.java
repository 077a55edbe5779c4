package io.waymark.events;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What caused a click (A1). */
public enum Trigger {
  LINK,
  QR,
  PAGEVIEW,
  DEEPLINK;

  /**
   * The trigger of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Trigger of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The stored and published name, such as {@code link}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trigger of that label, if there is one. */
  public static Optional<Trigger> labelled(String label) {
    return Stream.of(values()).filter(trigger -> trigger.label().equals(label)).findFirst();
  }
}
