package io.waymark.app.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration before the framework boots. Flags win over the environment, the
 * environment over the file, the file over the defaults; an empty value counts as not set. Every
 * mistake is found, not just the first: unknown and retired keys, and values that do not fit.
 */
public final class ConfigLoader {

  private final Keys keys;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Given> given = new HashMap<>();

  private ConfigLoader(Keys keys) {
    this.keys = keys;
  }

  /** Reads the configuration with Waymark's own keys. */
  public static ConfigResult load(
      Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
    return load(Keys.waymark(), flags, environment, file);
  }

  /**
   * Reads the configuration.
   *
   * @param keys those there are
   * @param flags by key, without dashes
   * @param environment all of it; what does not concern Waymark is left alone
   * @param file the configuration file; if null, the one that {@code WAYMARK_CONFIG} names, if any
   */
  public static ConfigResult load(
      Keys keys, Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
    var loader = new ConfigLoader(keys);
    loader.read(Source.flags(flags));
    loader.read(Source.environment(environment));
    file(environment, file).ifPresent(loader::read);
    return loader.result();
  }

  private static Optional<Path> file(Map<String, String> environment, @Nullable Path file) {
    return Optional.ofNullable(file)
        .or(
            () ->
                Optional.ofNullable(environment.get(OtherVariables.FILE))
                    .filter(name -> !name.isBlank())
                    .map(Path::of));
  }

  private void read(Path path) {
    var file = ConfigFile.read(path);
    problems.addAll(file.problems());
    read(Source.file(file));
  }

  /** Takes what earlier sources have not set. */
  private void read(Source source) {
    source
        .entries()
        .forEach(
            (written, text) ->
                keys.find(written, source.spelling())
                    .ifPresentOrElse(
                        key -> accept(key, text.strip(), source.origin().apply(written)),
                        () -> problems.add(unknown(written, source))));
  }

  private void accept(Key key, String text, String origin) {
    if (text.isEmpty()) {
      return;
    }
    if (!key.accepts(text)) {
      problems.add(
          "%s = %s (%s): expected %s"
              .formatted(key.name(), key.shown(text), origin, key.expected()));
    }
    given.putIfAbsent(key.name(), new Given(text, origin));
  }

  private String unknown(String written, Source source) {
    for (var retired : keys.retired().entrySet()) {
      if (source.spelling().apply(retired.getKey()).equals(written)) {
        return "%s (%s) is no longer a configuration key; %s"
            .formatted(retired.getKey(), source.origin().apply(written), retired.getValue());
      }
    }
    return "%s (%s) is not a configuration key; did you mean %s?"
        .formatted(
            written,
            source.origin().apply(written),
            source.spelling().apply(keys.nearest(written).name()));
  }

  private ConfigResult result() {
    if (!problems.isEmpty()) {
      return new ConfigResult.Rejected(List.copyOf(problems));
    }
    var settings = new ArrayList<Setting>();
    var properties = new LinkedHashMap<String, String>();
    for (var key : keys.all()) {
      var standard = key.standard() == null ? "" : key.standard();
      var value = given.getOrDefault(key.name(), new Given(standard, "default"));
      settings.add(new Setting(key.name(), value.shownFor(key), value.origin()));
      if (!value.text().isEmpty()) {
        properties.put(key.property(), key.canonical(value.text()));
      }
    }
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "waymark", 100))
            .withMapping(Config.class)
            .build()
            .getConfigMapping(Config.class);
    properties.replaceAll((_, text) -> FrameworkText.of(text));
    return new ConfigResult.Loaded(config, List.copyOf(settings), Map.copyOf(properties));
  }

  private record Given(String text, String origin) {
    String shownFor(Key key) {
      return text.isEmpty() ? "" : key.shown(text);
    }
  }
}
