package io.waymark.app.config;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as operators write them. */
final class Durations {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a whole number with its unit ({@code ms, s, m, h, d}), or an ISO 8601 duration.
   *
   * @throws IllegalArgumentException if the text is anything else, or negative
   */
  static Duration parse(String text) {
    var match = TEXT.matcher(text);
    if (match.matches()) {
      var count = Long.parseLong(match.group(1));
      return switch (match.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
    try {
      var duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new IllegalArgumentException("negative duration");
      }
      return duration;
    } catch (java.time.format.DateTimeParseException wrong) {
      throw new IllegalArgumentException("not a duration: " + text, wrong);
    }
  }
}
