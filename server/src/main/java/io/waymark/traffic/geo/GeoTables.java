package io.waymark.traffic.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What does not depend on a database: countries, their continents, some subdivisions. */
final class GeoTables {
  private static final Map<String, String> CONTINENTS = continents();
  private static final Set<String> CONTINENT_CODES = Set.copyOf(CONTINENTS.values());
  private static final Map<String, String> SUBDIVISIONS = subdivisions();

  private GeoTables() {}

  /** Whether this is a country's code, in upper case. */
  static boolean isCountry(String code) {
    return CONTINENTS.containsKey(code);
  }

  /** Whether this is a continent's code, in upper case. */
  static boolean isContinent(String code) {
    return CONTINENT_CODES.contains(code);
  }

  /** The continent of a country, empty if the code is not one. */
  static String continent(String country) {
    return CONTINENTS.getOrDefault(country, "");
  }

  /** The bare ISO 3166-2 code of a subdivision with this English name, if it is known. */
  static @Nullable String subdivision(String country, String name) {
    return SUBDIVISIONS.get(key(country, name));
  }

  private static Map<String, String> continents() {
    var continents = new HashMap<String, String>();
    lines("continents.txt")
        .map(line -> line.split(" "))
        .forEach(
            codes -> {
              for (int i = 1; i < codes.length; i++) {
                continents.put(codes[i], codes[0]);
              }
            });
    return Map.copyOf(continents);
  }

  private static Map<String, String> subdivisions() {
    var codes = new HashMap<String, String>();
    lines("subdivisions.txt")
        .map(line -> line.split(" ", 3))
        .forEach(row -> codes.put(key(row[0], row[2]), row[1]));
    return Map.copyOf(codes);
  }

  private static String key(String country, String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return country + ' ' + plain.toLowerCase(Locale.ROOT);
  }

  private static Stream<String> lines(String name) {
    try (var file = GeoTables.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("missing from the class path: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
