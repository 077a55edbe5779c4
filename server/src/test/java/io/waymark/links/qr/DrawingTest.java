package io.waymark.links.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingTest {
  private static final Logo OWN = WaymarkLogo.draw();
  private static final Colour BLACK = new Colour(0xFF000000);
  private static final Colour WHITE = new Colour(0xFFFFFFFF);
  private static final List<String> TEXTS =
      List.of(
          "https://a.co",
          "https://go.example.com/launch?qr=1",
          "HTTPS://GO.EXAMPLE.COM/LAUNCH",
          "12345678901234567890",
          "https://例え.jp/грüße/日本語?qr=1",
          "https://go.example.com/" + "long-key/".repeat(40));

  static Stream<Design> designs() {
    var colours =
        List.of(
            new Colour[] {BLACK, WHITE},
            new Colour[] {colour("#036"), colour("transparent")},
            new Colour[] {colour("RebeccaPurple"), colour("#fff8dc")});
    return TEXTS.stream()
        .flatMap(
            text ->
                Arrays.stream(Level.values())
                    .flatMap(
                        level ->
                            Stream.of(0, 2, 7, 40)
                                .flatMap(
                                    margin ->
                                        Stream.of(true, false)
                                            .map(
                                                logo ->
                                                    design(
                                                        text,
                                                        level,
                                                        margin,
                                                        colours.get(margin % 3),
                                                        logo)))));
  }

  private static Design design(
      String text, Level level, int margin, Colour[] colours, boolean logo) {
    var symbol = logo ? Symbol.withLogo(text, level, margin) : Symbol.of(text, level);
    assertThat(symbol).isNotNull();
    // Sizes that modules do not divide evenly are the interesting ones.
    var pixels = (symbol.size() + 2 * margin) * 7 + margin % 5 * 3 + 1;
    return new Design(symbol, margin, pixels, colours[0], colours[1], logo ? OWN : null);
  }

  @ParameterizedTest
  @DisplayName("QR-4: every PNG can be read back, and has the size that was asked for")
  @MethodSource("designs")
  void png(Design design) throws IOException {
    var png = PngPicture.draw(design);

    assertThat(Scanner.pixels(png).getWidth()).isEqualTo(design.pixels());
    assertThat(Scanner.pixels(png).getHeight()).isEqualTo(design.pixels());
    var read = Scanner.png(png);
    assertThat(TEXTS).contains(read.text());
    assertThat(read.level()).isEqualTo(design.symbol().level().name());
  }

  @ParameterizedTest
  @DisplayName("QR-4: every SVG can be read back")
  @MethodSource("designs")
  void svg(Design design) {
    var read = Scanner.svg(SvgPicture.draw(design));

    assertThat(TEXTS).contains(read.text());
    assertThat(read.level()).isEqualTo(design.symbol().level().name());
  }

  @Test
  @DisplayName("QR-4: both pictures show the same modules, margins empty, logo cleared")
  void sameModules() throws IOException {
    var design = design(TEXTS.get(1), Level.L, 2, new Colour[] {BLACK, WHITE}, false);
    var large = new Design(design.symbol(), 2, design.width() * 3, BLACK, WHITE, null);
    var image = Scanner.pixels(PngPicture.draw(large));
    for (var y = 0; y < large.width(); y++) {
      for (var x = 0; x < large.width(); x++) {
        var dark = (image.getRGB(x * 3 + 1, y * 3 + 1) & 0xFFFFFF) == 0;
        var inMargin = Math.min(x, y) < 2 || Math.max(x, y) >= large.width() - 2;
        assertThat(dark).isEqualTo(large.dark(x, y));
        assertThat(dark && inMargin).isFalse();
      }
    }
    var square = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    var withLogo = new Design(design.symbol(), 2, 600, BLACK, WHITE, new Logo(square));
    var pixels = Scanner.pixels(PngPicture.draw(withLogo));
    for (var at = 300 - 74; at < 300 + 74; at++) {
      assertThat(pixels.getRGB(at, 300)).isEqualTo(0xFFFFFFFF);
      assertThat(pixels.getRGB(300, at)).isEqualTo(0xFFFFFFFF);
    }
  }

  @Test
  @DisplayName(
      "QR-4: with a logo at least level Q, and never so small that the logo hides the text")
  void roomForLogos() {
    for (var text : TEXTS) {
      for (var margin : List.of(0, 2, 7, 40, 100)) {
        var plain = symbol(text, Level.Q);
        var bearing = Objects.requireNonNull(Symbol.withLogo(text, Level.L, margin));
        assertThat(bearing.level()).isGreaterThanOrEqualTo(Level.Q);
        assertThat(bearing.size()).isBetween(plain.size(), plain.size() + 12);
      }
    }
    assertThat(Symbol.withLogo("a".repeat(1663), Level.L, 2)).isNotNull();
    assertThat(Symbol.withLogo("a".repeat(1664), Level.L, 2)).isNull();
  }

  @Test
  @DisplayName("QR-4: the smallest version, and the highest level that does not make it larger")
  void boosting() {
    // Version 1 holds 17, 14, 11 and 7 bytes at L, M, Q and H.
    assertThat(symbol("a".repeat(7), Level.L)).extracting(Symbol::level).isEqualTo(Level.H);
    assertThat(symbol("a".repeat(11), Level.L)).extracting(Symbol::level).isEqualTo(Level.Q);
    assertThat(symbol("a".repeat(14), Level.L)).extracting(Symbol::level).isEqualTo(Level.M);
    assertThat(symbol("a".repeat(17), Level.L)).extracting(Symbol::level).isEqualTo(Level.L);
    assertThat(symbol("a".repeat(17), Level.L).size()).isEqualTo(21);
    assertThat(symbol("a".repeat(17), Level.M).size()).isEqualTo(25);
    assertThat(symbol("a".repeat(17), Level.H).level()).isEqualTo(Level.H);
    assertThat(Symbol.of("a".repeat(2953), Level.L)).isNotNull();
    assertThat(Symbol.of("a".repeat(2954), Level.L)).isNull();
    assertThat(Symbol.of("a".repeat(32_000), Level.H)).isNull();
  }

  @Test
  @DisplayName("QR-2: colours are #rgb, #rrggbb and the names of CSS")
  void colours() {
    assertThat(colour("#1a2B3c").argb()).isEqualTo(0xFF1A2B3C);
    assertThat(colour("#1a2").argb()).isEqualTo(0xFF11AA22);
    assertThat(colour(" DarkOrange ").argb()).isEqualTo(0xFFFF8C00);
    assertThat(colour("#1a2").svg()).isEqualTo("#11aa22");
    assertThat(colour("transparent").svg()).isEqualTo("none");
    assertThat(NamedColours.RGB).hasSize(148);
    for (var bad :
        List.of("", "#", "#12", "#1234", "#12345g", "#1234567", "0xfff", "no", "rgb(0)")) {
      assertThat(Colour.parse(bad)).as(bad).isNull();
    }
  }

  private static Symbol symbol(String text, Level level) {
    return Objects.requireNonNull(Symbol.of(text, level));
  }

  private static Colour colour(String text) {
    return Objects.requireNonNull(Colour.parse(text));
  }
}
