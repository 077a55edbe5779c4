package io.waymark.analytics;

import java.util.Optional;
import java.util.stream.Stream;

/** The spans of time that have a name (B3). */
public enum Preset {
  HOURS_24("24h"),
  DAYS_7("7d"),
  DAYS_30("30d"),
  DAYS_90("90d"),
  YEAR("1y"),
  MONTH_TO_DATE("mtd"),
  QUARTER_TO_DATE("qtd"),
  YEAR_TO_DATE("ytd"),
  ALL("all");

  /** What is meant if nothing is said (B2). */
  public static final Preset DEFAULT = DAYS_30;

  private final String label;

  Preset(String label) {
    this.label = label;
  }

  /** The published name, such as {@code 30d}. */
  public String label() {
    return label;
  }

  /** The span of that label, if there is one. */
  public static Optional<Preset> labelled(String label) {
    return Stream.of(values()).filter(preset -> preset.label.equals(label)).findFirst();
  }
}
