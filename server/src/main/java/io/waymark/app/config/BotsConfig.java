package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** Visitors who are taken for machines: kept with the reason, and not counted (decision 3). */
public interface BotsConfig {
  @Meaning("Networks, such as those of datacenters, whose visitors are machines, by commas.")
  @WithDefault("none")
  Networks networks();

  @Meaning("Hosts of spammers: visits that come from there do not count, separated by commas.")
  @WithDefault("none")
  Words referrers();
}
