package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** How often a client may call. */
public interface RateLimitConfig {
  @Meaning("Requests of one API key.")
  @WithDefault("3000/min")
  Rate api();

  @Meaning("Requests of one API key for analytics and events.")
  @WithDefault("16/s")
  Rate analytics();

  @Meaning("Requests of all pages with one publishable key.")
  @WithDefault("600/min")
  Rate publishable();

  @Meaning(
      "Where calls and attempts to sign in are counted: on for PostgreSQL, so that servers that"
          + " share it (and secrets/server.key) hold a caller to one limit together, off for the"
          + " memory of each server, auto for on with an external database.")
  @WithDefault("auto")
  Sharing shared();

  /** Whether servers with one database count together. */
  enum Sharing {
    AUTO,
    ON,
    OFF
  }
}
