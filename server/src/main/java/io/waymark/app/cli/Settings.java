package io.waymark.app.cli;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import io.waymark.app.config.Keys;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command line says about the configuration.
 *
 * @param flags by key
 * @param file that {@code --config} names, if it is there
 */
record Settings(Map<String, String> flags, @Nullable Path file) {

  ConfigResult load(Keys keys, Map<String, String> environment) {
    return ConfigLoader.load(keys, flags, environment, file);
  }
}
