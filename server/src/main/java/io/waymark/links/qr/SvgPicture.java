package io.waymark.links.qr;

import java.util.Base64;
import java.util.Locale;

/**
 * Draws codes as SVG. Nothing of what callers wrote is in it: colours are numbers, and logos are
 * drawn anew.
 */
final class SvgPicture {
  private SvgPicture() {}

  static String draw(Design design) {
    var width = design.width();
    var svg = new StringBuilder(4096);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %2$d %2$d" \
        shape-rendering="crispEdges">\
        <path fill="%3$s" d="M0 0h%2$dv%2$dh-%2$dz"/>\
        <path fill="%4$s" d=\""""
            .formatted(
                design.pixels(), width, design.background().svg(), design.foreground().svg()));
    modules(design, svg);
    svg.append("\"/>");
    logo(design, svg);
    return svg.append("</svg>").toString();
  }

  /** Each run of dark modules in a row as one rectangle. */
  private static void modules(Design design, StringBuilder path) {
    for (var y = 0; y < design.width(); y++) {
      var x = 0;
      while (x < design.width()) {
        var from = x;
        while (x < design.width() && design.dark(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from).append(' ').append(y);
          path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
        } else {
          x++;
        }
      }
    }
  }

  private static void logo(Design design, StringBuilder svg) {
    var logo = design.logo();
    if (logo != null) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<image x=\"%1$.4f\" y=\"%1$.4f\" width=\"%2$.4f\" height=\"%2$.4f\""
                  + " href=\"data:image/png;base64,%3$s\"/>",
              design.logoSpace().start(),
              design.logoSpace().side(),
              Base64.getEncoder().encodeToString(PngPicture.encode(logo.image()))));
    }
  }
}
