package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lays the pages out for the browser tests in e2e/pages. */
class GalleryTest {
  @Test
  @DisplayName("Every page is written where a browser can look at it")
  void writes() throws IOException {
    var file = Path.of("target", "visitor-pages.json");
    Files.createDirectories(file.getParent());
    var pages = Gallery.pages();
    new JsonMapper().writeValue(file.toFile(), pages);
    assertThat(new JsonMapper().readTree(file.toFile()).size()).isEqualTo(pages.size());
  }
}
