package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Place} of what a header or a database says, however much or little that is: wrong
 * codes, numbers and characters count as not said. Nothing longer than a label gets through.
 */
final class PlaceLabels {
  private static final int LONGEST_NAME = 100;
  private static final Pattern SUBDIVISION = Pattern.compile("[A-Z0-9]{1,3}");
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(?:\\.[0-9]{1,15})?");
  private static final String UNKNOWN = "Unknown";

  private PlaceLabels() {}

  /**
   * A place from labels of which any may be missing or bad.
   *
   * @param region the code of a subdivision, with or without its country ({@code US-CA}), or its
   *     English name
   */
  static Place place(
      @Nullable String continent,
      @Nullable String country,
      @Nullable String region,
      @Nullable String city,
      @Nullable String latitude,
      @Nullable String longitude) {
    var land = country(country);
    var part = upper(continent);
    var north = degrees(latitude, 90);
    var east = degrees(longitude, 180);
    boolean located = !north.equals(UNKNOWN) && !east.equals(UNKNOWN);
    return new Place(
        GeoTables.isContinent(part) ? part : GeoTables.continent(land),
        land,
        region(land, region),
        city(city),
        located ? north : UNKNOWN,
        located ? east : UNKNOWN);
  }

  private static String country(@Nullable String code) {
    var country = upper(code);
    return GeoTables.isCountry(country) ? country : UNKNOWN;
  }

  private static String region(String country, @Nullable String text) {
    if (text == null || text.length() > LONGEST_NAME || country.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    var code = upper(text);
    if (code.startsWith(country + "-")) {
      code = code.substring(country.length() + 1);
    }
    if (SUBDIVISION.matcher(code).matches()) {
      return code;
    }
    var named = GeoTables.subdivision(country, text.strip());
    return named == null ? UNKNOWN : named;
  }

  private static String city(@Nullable String text) {
    if (text == null) {
      return UNKNOWN;
    }
    var name = new StringBuilder();
    text.codePoints()
        .limit(8L * LONGEST_NAME)
        .filter(PlaceLabels::printable)
        .limit(LONGEST_NAME)
        .forEach(name::appendCodePoint);
    return name.toString().isBlank() ? UNKNOWN : name.toString().strip();
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String degrees(@Nullable String text, int most) {
    var degrees = text == null ? "" : text.strip();
    return DEGREES.matcher(degrees).matches() && Math.abs(Double.parseDouble(degrees)) <= most
        ? degrees
        : UNKNOWN;
  }

  private static String upper(@Nullable String text) {
    return text == null || text.length() > LONGEST_NAME || !text.chars().allMatch(c -> c < 128)
        ? ""
        : text.strip().toUpperCase(Locale.ROOT);
  }
}
