package io.waymark.app.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A place that values come from.
 *
 * @param entries as they were written; without those that are meant for others
 * @param spelling how a key's name is written here
 * @param origin how to tell people where something was written
 */
record Source(
    Map<String, String> entries, UnaryOperator<String> spelling, UnaryOperator<String> origin) {

  /** Flags, named without their dashes. */
  static Source flags(Map<String, String> flags) {
    return new Source(new TreeMap<>(flags), name -> name, name -> "flag --" + name);
  }

  /** Of the environment, the variables that begin with {@code WAYMARK_}. */
  static Source environment(Map<String, String> environment) {
    var entries = new TreeMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("WAYMARK_") && !OtherVariables.includes(name, value)) {
            entries.put(name, value);
          }
        });
    return new Source(entries, Key::variable, name -> "environment variable " + name);
  }

  static Source file(ConfigFile file) {
    return new Source(
        file.entries(), name -> name, name -> "%s:%d".formatted(file.path(), file.line(name)));
  }
}
