package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** What the server says of itself. */
public interface LogConfig {
  @Meaning("How lines are written: text for people, json for collectors.")
  @WithDefault("text")
  Format format();

  @Meaning("How much is logged.")
  @WithDefault("info")
  Level level();

  /** How log lines are written. */
  enum Format {
    TEXT,
    JSON
  }

  /** How much is logged. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
