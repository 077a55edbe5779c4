package io.waymark.app.config;

import java.util.Optional;

/** Pages that visitors of short links see. */
public interface PagesConfig {
  @Meaning(
      "Name after the titles that machines and password pages show, such as Acme. When not set,"
          + " nothing follows them.")
  Optional<String> titleSuffix();

  @Meaning("Address of the picture that previews of links with a password show.")
  @Matching(value = Shapes.ADDRESS, expected = "an address such as https://example.com/locked.png")
  Optional<String> passwordImage();
}
