package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {
  @ParameterizedTest
  @CsvSource({
    "a=1, 1",
    "a=x+y, 'x y'",
    "a=x%20y, 'x y'",
    "a=%C3%A4, ä",
    "a=ä, ä",
    "a=1=2, 1=2",
    "a=, ''",
    "a, ''",
    "%61=1, 1",
    "a=%26%3D%2B, &=+",
    "a=%f0%9f%98%80, \uD83D\uDE00"
  })
  void decodes(String raw, String value) {
    assertThat(QueryString.parse(raw)).containsExactly(Map.entry("a", value));
  }

  @ParameterizedTest
  @CsvSource({"a=100%, 100%", "a=%zz, %zz", "a=%4, %4", "a=%%41, %A", "a=%ff, \uFFFD"})
  void brokenEncodingStandsForItself(String raw, String value) {
    assertThat(QueryString.parse(raw)).containsExactly(Map.entry("a", value));
  }

  @Test
  @DisplayName("(d) of a repeated parameter the last value wins")
  void theLastValueWins() {
    assertThat(QueryString.parse("a=1&b=2&a=3")).isEqualTo(Map.of("a", "3", "b", "2"));
  }

  @Test
  void emptyPartsAreNothing() {
    assertThat(QueryString.parse("")).isEmpty();
    assertThat(QueryString.parse("&&a=1&")).isEqualTo(Map.of("a", "1"));
    assertThat(QueryString.parse("=1&=")).isEqualTo(Map.of("", ""));
  }
}
