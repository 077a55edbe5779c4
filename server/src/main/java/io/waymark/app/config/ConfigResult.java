package io.waymark.app.config;

import java.util.List;
import java.util.Map;

/** What came of reading the configuration. */
public sealed interface ConfigResult {

  /**
   * A valid configuration.
   *
   * @param settings of every key, in the order of their names
   * @param properties the same values for the framework's configuration, secrets included
   */
  record Loaded(Config config, List<Setting> settings, Map<String, String> properties)
      implements ConfigResult {}

  /**
   * The configuration has mistakes, and the server must not start.
   *
   * @param problems one sentence for each mistake, at least one; without secrets
   */
  record Rejected(List<String> problems) implements ConfigResult {}
}
