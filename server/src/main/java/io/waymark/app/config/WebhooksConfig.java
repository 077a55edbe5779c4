package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Telling other servers what happens. */
public interface WebhooksConfig {
  @Meaning(
      "Most attempts to deliver an event to a webhook, the first included: after 12 s, 2 m 28 s,"
          + " 30 m 8 s, 6 h 7 m and then a day each.")
  @WithDefault("5")
  @Within(min = "1", max = "20")
  int attempts();

  @Meaning("Longest time an endpoint may take to answer.")
  @WithDefault("15s")
  @Within(min = "1s", max = "5m")
  Duration timeout();

  @Meaning("Most deliveries that are under way at once.")
  @WithDefault("256")
  @Within(min = "2", max = "10000")
  int concurrency();

  @Meaning("How long deliveries that are done are kept, with the log of their attempts.")
  @WithDefault("30d")
  @Within(min = "1h", max = "3650d")
  Duration keep();
}
