package io.waymark.traffic.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that visitors are spoken to in (RED-32). */
public enum Language {
  EN,
  ZH,
  ES,
  FR,
  IT,
  PT,
  DE,
  TR;

  private static final int LONGEST_HEADER = 1_024;

  /** The language's code, as in HTML's {@code lang}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The language a visitor likes best of those there are; English if none is liked or nothing can
   * be understood. Regions and scripts do not matter: {@code pt-BR} is Portuguese.
   *
   * @param acceptLanguage the header as it came, or null
   */
  public static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return EN;
    }
    var best = EN;
    var bestWeight = 0;
    for (var range : acceptLanguage.split(",", -1)) {
      var parameters = range.split(";", -1);
      var language = named(parameters[0].strip());
      var weight = language == null ? 0 : weight(parameters);
      if (language != null && weight > bestWeight) {
        best = language;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static @Nullable Language named(String range) {
    if (range.equals("*")) {
      return EN;
    }
    var end = range.indexOf('-');
    var primary = (end < 0 ? range : range.substring(0, end)).toUpperCase(Locale.ROOT);
    for (var language : values()) {
      if (language.name().equals(primary)) {
        return language;
      }
    }
    return null;
  }

  /** Thousandths; 0 for ranges that are refused or malformed. */
  private static int weight(String[] parameters) {
    for (var i = 1; i < parameters.length; i++) {
      var parameter = parameters[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        var value = parameter.substring(2).strip();
        return value.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")
            ? (int) Math.round(Double.parseDouble(value) * 1_000)
            : 0;
      }
    }
    return 1_000;
  }
}
