package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "none, EN",
        "'', EN",
        "de, DE",
        "DE-at, DE",
        "pt-BR, PT",
        "zh-Hant-TW, ZH",
        "'da, fr;q=0.8', FR",
        "'fr;q=0.5, it;q=0.9', IT",
        "'fr;q=0.5, it;q=0.5', FR",
        "'tr;q=0, es;q=0.001', ES",
        "'tr;q=0', EN",
        "'ja, ko', EN",
        "'*', EN",
        "'de;q=0.3, *;q=0.5', EN",
        "'de;q=0.5, *;q=0.3', DE",
        "' es ; q=0.7 , en;q=0.6', ES",
        "'de;level=1;q=0.9,fr;q=1.000', FR",
        "'de;q=nonsense, fr;q=0.1', FR",
        "'de;q=2, fr;q=0.1', FR",
        "'de;q=-1', EN",
        "',,;q=1,;', EN",
        "'deutsch', EN",
        "'-', EN"
      })
  @DisplayName("RED-32: the language liked best of eight, English if none is")
  void of(String header, Language language) {
    assertThat(Language.of(header)).isEqualTo(language);
  }

  @Test
  @DisplayName("A header that no browser sends is not read")
  void tooLong() {
    assertThat(Language.of("xx,".repeat(500) + "de")).isEqualTo(Language.EN);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RED-32: every language has its own words")
  void words(Language language) {
    var words = AppWords.in(language);
    assertThat(words.before() + words.after()).isNotBlank();
    assertThat(words.text()).isNotBlank();
    assertThat(words.badge()).isNotBlank();
    assertThat(Arrays.stream(Language.values()).filter(other -> AppWords.in(other).equals(words)))
        .containsExactly(language);
  }
}
