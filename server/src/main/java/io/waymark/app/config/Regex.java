package io.waymark.app.config;

import java.util.regex.Pattern;

/** A regular expression as {@link Pattern} reads it; upper and lower case are the same to it. */
public record Regex(Pattern pattern) {

  /**
   * Reads a regular expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Regex parse(CharSequence text) {
    return new Regex(Pattern.compile(text.toString(), Pattern.CASE_INSENSITIVE));
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
