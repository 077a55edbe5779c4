package io.waymark.analytics;

import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads filters in the syntax of requests: {@code A}, {@code A,B}, {@code -A}, {@code -A,B}. */
public final class FilterText {
  private static final Pattern WORD_START = Pattern.compile("(?<!\\S)\\p{javaLowerCase}");

  private FilterText() {}

  /**
   * The filter a parameter's text stands for (B4.1), none if no value is left once empty ones are
   * dropped. Words of devices, browsers and systems get a capital first letter (B2).
   */
  public static Optional<Filter> parse(FilterField field, String text) {
    var negated = text.startsWith("-");
    var values =
        Stream.of((negated ? text.substring(1) : text).split(","))
            .filter(value -> !value.isEmpty())
            .map(value -> normalised(field, value))
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(new Filter(field, negated, values));
  }

  private static String normalised(FilterField field, String value) {
    return switch (field) {
      case DEVICE, BROWSER -> capitalised(value);
      case OS -> value.equals("iOS") ? value : capitalised(value);
      default -> value;
    };
  }

  private static String capitalised(String words) {
    return WORD_START
        .matcher(words)
        .replaceAll(start -> start.group().toUpperCase(java.util.Locale.ROOT));
  }
}
