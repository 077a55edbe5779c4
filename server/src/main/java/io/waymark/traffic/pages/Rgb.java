package io.waymark.traffic.pages;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opaque colour, each part from 0 to 255. */
public record Rgb(int red, int green, int blue) {
  static final Rgb WHITE = new Rgb(255, 255, 255);
  static final Rgb BLACK = new Rgb(0, 0, 0);

  private static final Pattern HEX =
      Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})");
  private static final Pattern PARTS =
      Pattern.compile(
          "rgba?\\( ?(\\d{1,3})(?: ?, ?| )(\\d{1,3})(?: ?, ?| )(\\d{1,3})"
              + "(?: ?[,/] ?(0|1|0?\\.\\d{1,4}|1\\.0{1,4}|\\d{1,3}%))? ?\\)");

  /** The names of CSS 2.1. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("aqua", "#00ffff"),
          Map.entry("black", "#000000"),
          Map.entry("blue", "#0000ff"),
          Map.entry("fuchsia", "#ff00ff"),
          Map.entry("gray", "#808080"),
          Map.entry("grey", "#808080"),
          Map.entry("green", "#008000"),
          Map.entry("lime", "#00ff00"),
          Map.entry("maroon", "#800000"),
          Map.entry("navy", "#000080"),
          Map.entry("olive", "#808000"),
          Map.entry("orange", "#ffa500"),
          Map.entry("purple", "#800080"),
          Map.entry("red", "#ff0000"),
          Map.entry("silver", "#c0c0c0"),
          Map.entry("teal", "#008080"),
          Map.entry("white", "#ffffff"),
          Map.entry("yellow", "#ffff00"));

  /**
   * Reads a colour of CSS: hexadecimal, {@code rgb()} or a name of CSS 2.1. One that lets something
   * through becomes what it looks like on white.
   *
   * @return null if it is none
   */
  public static @Nullable Rgb parse(@Nullable String css) {
    if (css == null || css.length() > 64) {
      return null;
    }
    var text = css.strip().toLowerCase(Locale.ROOT);
    text = NAMES.getOrDefault(text, text);
    if (HEX.matcher(text).matches()) {
      return hex(text.substring(1));
    }
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    return new Rgb(part(parts.group(1)), part(parts.group(2)), part(parts.group(3)))
        .onWhite(alpha(parts.group(4)));
  }

  /** How the colour is written: {@code #rrggbb}. */
  public String css() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** The contrast of two colours by WCAG 2: from 1 for equal ones to 21. */
  double contrast(Rgb other) {
    var one = luminance();
    var two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** Black or white, whichever can be read better on this colour. */
  Rgb ink() {
    return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
  }

  /**
   * The colour, moved as little as need be towards black or white until it stands out from the
   * ground.
   *
   * @param contrast how much, at most 10
   */
  Rgb standingOut(Rgb ground, double contrast) {
    var towards = ground.ink();
    for (var share = 0; share <= 20; share++) {
      var mixed = towards.over(this, share / 20.0);
      if (mixed.contrast(ground) >= contrast) {
        return mixed;
      }
    }
    return towards;
  }

  private Rgb onWhite(double alpha) {
    return over(WHITE, alpha);
  }

  private Rgb over(Rgb below, double alpha) {
    return new Rgb(
        mix(red, below.red, alpha), mix(green, below.green, alpha), mix(blue, below.blue, alpha));
  }

  private static int mix(int above, int below, double alpha) {
    return (int) Math.round(above * alpha + below * (1 - alpha));
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    var share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static Rgb hex(String digits) {
    var width = digits.length() <= 4 ? 1 : 2;
    var color = new Rgb(digit(digits, 0, width), digit(digits, 1, width), digit(digits, 2, width));
    var alpha = digits.length() % 4 == 0 ? digit(digits, 3, width) / 255.0 : 1;
    return color.onWhite(alpha);
  }

  private static int digit(String digits, int index, int width) {
    var value = Integer.parseInt(digits.substring(index * width, (index + 1) * width), 16);
    return width == 1 ? value * 17 : value;
  }

  private static int part(String decimal) {
    return Math.min(255, Integer.parseInt(decimal));
  }

  private static double alpha(@Nullable String text) {
    if (text == null) {
      return 1;
    }
    return text.endsWith("%")
        ? Math.min(100, Integer.parseInt(text.substring(0, text.length() - 1))) / 100.0
        : Double.parseDouble(text);
  }
}
