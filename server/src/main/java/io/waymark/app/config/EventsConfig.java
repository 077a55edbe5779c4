package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** DuckDB: clicks, leads and sales for analytics. */
public interface EventsConfig {
  @Meaning("Most memory the event store uses.")
  @WithDefault("512MiB")
  @Within(min = "64MiB", max = "16TiB")
  DataSize memoryLimit();

  @Meaning("Threads the event store uses for a question. When not set, one per processor.")
  @Within(min = "1", max = "1024")
  OptionalInt threads();

  @Meaning("Most clicks that are stored in one transaction.")
  @WithDefault("122880")
  @Within(min = "1", max = "1000000")
  int batchSize();

  @Meaning("Longest time a click waits for others before it is stored.")
  @WithDefault("250ms")
  @Within(min = "10ms", max = "1m")
  Duration flushInterval();

  @Meaning(
      "How long single clicks are kept, such as 365d. Of older ones only daily sums stay, and"
          + " nothing of their visitors. When not set, they are kept for ever.")
  @Within(min = "2d", max = "36500d")
  Optional<Duration> retention();
}
