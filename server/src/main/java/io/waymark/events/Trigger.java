package io.waymark.events;

import java.util.Locale;

/** What caused a click (A1). */
public enum Trigger {
  LINK,
  QR,
  PAGEVIEW,
  DEEPLINK;

  /** The stored and published name, such as {@code link}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
