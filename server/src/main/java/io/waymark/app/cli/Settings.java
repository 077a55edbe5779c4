package io.waymark.app.cli;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
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

  ConfigResult load(Map<String, String> environment) {
    return ConfigLoader.load(flags, environment, file);
  }
}
