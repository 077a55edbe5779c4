package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is written down of the calls of the API. */
public interface LogsConfig {
  @Meaning("How long the log of requests is kept.")
  @WithDefault("30d")
  @Within(min = "1h", max = "3650d")
  Duration requests();

  @Meaning("How long the log of who changed what is kept.")
  @WithDefault("365d")
  @Within(min = "1d", max = "36500d")
  Duration changes();
}
