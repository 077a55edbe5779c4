package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * The one colour that differs from workspace to workspace, made to stand out on light and on dark
 * pages whatever it is.
 */
final class Accent {
  private static final Rgb LIGHT_CARD = new Rgb(0xff, 0xff, 0xff);
  private static final Rgb DARK_CARD = new Rgb(0x17, 0x20, 0x1d);

  /** What WCAG 2.2 asks of signs and of the edges of buttons is 3. */
  private static final double ENOUGH = 3.2;

  private static final Inline USUAL = sheet(new Rgb(0x0b, 0x6b, 0x57), new Rgb(0x4c, 0xc3, 0xa5));

  private Accent() {}

  /** A style sheet that sets the colours. */
  static Inline sheet(@Nullable Rgb color) {
    return color == null ? USUAL : sheet(color, color);
  }

  private static Inline sheet(Rgb light, Rgb dark) {
    return Inline.of(
        rule(light.standingOut(LIGHT_CARD, ENOUGH))
            + "\n@media (prefers-color-scheme:dark){"
            + rule(dark.standingOut(DARK_CARD, ENOUGH))
            + "}");
  }

  private static String rule(Rgb accent) {
    return ":root{--accent:%s;--on-accent:%s}".formatted(accent.css(), accent.ink().css());
  }

  /** A style sheet for the button to an app. */
  static Inline sheet(ButtonStyle style) {
    var css = new StringBuilder();
    var background = style.background();
    if (background != null) {
      css.append(".app,.button{background:").append(background.css());
      css.append(";color:").append(background.ink().css()).append("}\n");
    }
    css.append(".button{");
    if (style.border() != null) {
      css.append("border-color:").append(style.border().css()).append(';');
    }
    if (style.radius() != null) {
      css.append("border-radius:").append(style.radius()).append(';');
    }
    return Inline.of(css.append('}').toString());
  }
}
