package io.waymark.traffic.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a domain wants the button to its app to look. The values go into a style sheet, so only what
 * can be nothing but a colour or a length is taken.
 *
 * @param background null for the usual one
 * @param border null for none
 * @param radius a CSS length, or null for the usual one
 */
public record ButtonStyle(@Nullable Rgb background, @Nullable Rgb border, @Nullable String radius) {
  /** The usual button. */
  public static final ButtonStyle DEFAULT = new ButtonStyle(null, null, null);

  private static final Pattern LENGTH = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?(px|rem|em|%)?");

  static ButtonStyle of(JsonNode style) {
    return new ButtonStyle(
        Rgb.parse(text(style.path("backgroundColor"))),
        Rgb.parse(text(style.path("borderColor"))),
        length(style.path("borderRadius")));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : null;
  }

  /** Numbers without a unit are pixels. */
  private static @Nullable String length(JsonNode value) {
    var text = value.isNumber() ? value.asText() : value.isTextual() ? value.textValue() : "";
    if (!LENGTH.matcher(text).matches()) {
      return null;
    }
    return Character.isDigit(text.charAt(text.length() - 1)) ? text + "px" : text;
  }
}
