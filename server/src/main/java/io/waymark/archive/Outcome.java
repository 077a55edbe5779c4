package io.waymark.archive;

import java.util.Locale;

/** What becomes of a line. */
public enum Outcome {
  CREATED,
  UPDATED,
  UNCHANGED,
  REFUSED;

  /** In reports: {@code created}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
