package io.waymark.app.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Any number of words separated by commas, in lower case, or {@code none}. */
public record Words(List<String> all) {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public Words {
    all = List.copyOf(all);
  }

  /**
   * Reads words separated by commas, or {@code none}.
   *
   * @throws IllegalArgumentException if one of them is empty or has spaces in it
   */
  public static Words parse(CharSequence text) {
    if ("none".contentEquals(text)) {
      return new Words(List.of());
    }
    var words = List.of(COMMA.split(text.toString().toLowerCase(Locale.ROOT), -1));
    for (var word : words) {
      if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
        throw new IllegalArgumentException("no word: \"%s\"".formatted(word));
      }
    }
    return new Words(words);
  }

  @Override
  public String toString() {
    return all.isEmpty() ? "none" : String.join(",", all);
  }
}
