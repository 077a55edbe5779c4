package io.waymark.events;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose clicks a question is about (decision 3). */
public enum Traffic {
  /** Clicks without a {@link BotReason}: the ones that count. */
  HUMAN,
  /** Clicks with a {@link BotReason}, repeats included. */
  BOTS,
  ALL;

  /** The published name, such as {@code human}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The traffic of that label, if there is one. */
  public static Optional<Traffic> labelled(String label) {
    return Stream.of(values()).filter(traffic -> traffic.label().equals(label)).findFirst();
  }
}
