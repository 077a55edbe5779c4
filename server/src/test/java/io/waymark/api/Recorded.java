package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A payload as a provider writes it, with blanks such as {@code {total}} to be filled in. */
record Recorded(String text) {

  /** A file below {@code payments}. */
  static Recorded of(String name) {
    try (var in = Recorded.class.getResourceAsStream("/payments/" + name + ".json")) {
      return new Recorded(new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills blanks in: names and values in turn. */
  Recorded with(Object... namesAndValues) {
    var values = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return with(values);
  }

  Recorded with(Map<String, ?> values) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
    }
    return new Recorded(filled);
  }
}
