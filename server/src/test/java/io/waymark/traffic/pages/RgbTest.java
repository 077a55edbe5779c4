package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "#0b6b57|#0b6b57",
        "#FFF|#ffffff",
        "#0af|#00aaff",
        "#00000080|#7f7f7f",
        "#0000|#ffffff",
        "rgb(1,2,3)|#010203",
        "rgb( 1 , 2 , 3 )|#010203",
        "RGB(1 2 3)|#010203",
        "rgba(0,0,0,0.5)|#808080",
        "rgb(0 0 0 / 50%)|#808080",
        "rgb(999,0,0)|#ff0000",
        "' Navy '|#000080",
        "''|none",
        "none|none",
        "#12|none",
        "#12345|none",
        "#ggg|none",
        "red;}|none",
        "rgb(1,2,3);x|none",
        "rgb(1,2)|none",
        "url(https://evil.example)|none",
        "var(--accent)|none",
        "expression(alert(1))|none",
        "</style>|none",
        "hotpink|none"
      })
  @DisplayName("Colours are read, and nothing but colours")
  void parse(String css, String expected) {
    var color = Rgb.parse(css);
    assertThat(color == null ? null : color.css()).isEqualTo(expected);
  }

  @Test
  @DisplayName("WCAG 2's own extremes")
  void contrast() {
    assertThat(Rgb.BLACK.contrast(Rgb.WHITE)).isEqualTo(21);
    assertThat(Rgb.WHITE.contrast(Rgb.WHITE)).isEqualTo(1);
  }

  @Test
  @DisplayName("Whatever the colour: it stands out, and words on it can be read")
  void readable() {
    var random = new Random(1);
    for (var i = 0; i < 10_000; i++) {
      var any = new Rgb(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      for (var ground : new Rgb[] {Rgb.WHITE, new Rgb(0x17, 0x20, 0x1d)}) {
        var accent = any.standingOut(ground, 3);
        assertThat(accent.contrast(ground)).as("%s on %s", any, ground).isGreaterThanOrEqualTo(3);
        assertThat(accent.contrast(accent.ink())).isGreaterThanOrEqualTo(4.5);
      }
    }
  }
}
