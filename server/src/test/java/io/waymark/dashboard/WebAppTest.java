package io.waymark.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebAppTest {
  private static final StaticFile PAGE = file("page");
  private static final StaticFile SCRIPT = file("script");

  private final WebApp app =
      new WebApp(Map.of("index.html", PAGE, "theme.js", SCRIPT, "assets/a-1.js", SCRIPT));

  private static StaticFile file(String content) {
    return new StaticFile(content.getBytes(StandardCharsets.UTF_8), null, "", "");
  }

  @Test
  void pagesOfTheApplicationAreItsOnlyDocument() {
    assertThat(app.at("")).isSameAs(PAGE);
    assertThat(app.at("acme/links/analytics")).isSameAs(PAGE);
    assertThat(app.at("../secret")).isSameAs(PAGE);
  }

  @Test
  void filesAreThemselves() {
    assertThat(app.at("theme.js")).isSameAs(SCRIPT);
    assertThat(app.at("assets/a-1.js")).isSameAs(SCRIPT);
  }

  @Test
  void aHashedFileOfAnotherBuildIsGone() {
    assertThat(app.at("assets/a-2.js")).isNull();
  }

  @Test
  void onlyHashedFilesStayForever() {
    assertThat(app.isForever("assets/a-1.js")).isTrue();
    assertThat(app.isForever("theme.js")).isFalse();
    assertThat(app.isForever("index.html")).isFalse();
  }

  @Test
  void withoutABuildThereIsNothing() {
    var none = new WebApp(Map.of());

    assertThat(none.isBuilt()).isFalse();
    assertThat(none.at("theme.js")).isNull();
  }
}
