package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSettingsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "https://app.example/_waymark/images/img_1, true",
        "none, false",
        "'', false",
        "https://app.example/_waymark/images/, false",
        "https://app.example/_waymark/images/../../key, false",
        "https://app.example/_waymark/images/a?b, false",
        "https://app.example.evil.example/_waymark/images/img_1, false",
        "https://evil.example/https://app.example/_waymark/images/img_1, false",
        "'data:image/png;base64,AAAA', false"
      })
  @DisplayName("Pictures are shown if they are this server's own")
  void picture(String address, boolean shown) {
    assertThat(Gallery.SETTINGS.picture(address)).isEqualTo(shown ? address : null);
    assertThat(PageSettings.DEFAULT.picture(address)).isNull();
  }
}
