package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** Requests the server makes itself. */
public interface OutboundConfig {
  @Meaning(
      "Networks that the server may ask for pages, pictures and webhooks, separated by commas,"
          + " although they are not of the public internet.")
  @WithDefault("none")
  Networks allow();
}
