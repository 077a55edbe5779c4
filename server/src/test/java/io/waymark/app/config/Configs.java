package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Shorthands for loading configuration in tests. */
final class Configs {

  private Configs() {}

  static ConfigResult.Loaded loaded(ConfigResult result) {
    assertThat(result).isInstanceOf(ConfigResult.Loaded.class);
    return (ConfigResult.Loaded) result;
  }

  static ConfigResult.Loaded flags(Map<String, String> flags) {
    return loaded(ConfigLoader.load(flags, Map.of(), null));
  }

  static List<String> problems(ConfigResult result) {
    assertThat(result).isInstanceOf(ConfigResult.Rejected.class);
    return ((ConfigResult.Rejected) result).problems();
  }
}
