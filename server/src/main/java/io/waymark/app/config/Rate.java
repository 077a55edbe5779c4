package io.waymark.app.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * So many of something in a stretch of time, such as {@code 3000/min}.
 *
 * @param count at least one
 * @param per one second, minute or hour
 */
public record Rate(int count, Duration per) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) ?/ ?(s|min|h)");

  /**
   * Reads {@code COUNT/s}, {@code COUNT/min} or {@code COUNT/h}.
   *
   * @throws IllegalArgumentException if the text is anything else, or the count is zero
   */
  public static Rate parse(CharSequence text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a rate: " + text);
    }
    var count = Integer.parseInt(match.group(1));
    if (count == 0) {
      throw new IllegalArgumentException("a rate of nothing");
    }
    return new Rate(
        count,
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "min" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        });
  }

  @Override
  public String toString() {
    var unit = per.toSeconds() == 1 ? "s" : per.toMinutes() == 1 ? "min" : "h";
    return count + "/" + unit;
  }
}
