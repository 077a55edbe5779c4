package io.waymark.partners.enrollments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultKeysTest {
  private final DefaultKeys keys = new DefaultKeys(new Random(1));

  @ParameterizedTest
  @DisplayName("B1.1: user name, else name, else the address before the @")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "the.Best|Ann|a@b.co|the.Best",
        "null|Ann Ünïcode  Smith!|a@b.co|ann-unicode-smith",
        "null|--A--|a@b.co|a",
        "null|日本|jean+x@b.co|jean-x",
        "null|null|jean.x@b.co|jean-x",
        "null|日本|_@b.co|''",
      })
  void base(String username, String name, String email, String base) {
    assertThat(DefaultKeys.base(username, name, email)).isEqualTo(base);
  }

  @ParameterizedTest
  @DisplayName("B1.1: a prefix loses one slash at each end")
  @CsvSource({"/c/,c/ann", "c,c/ann", "'',ann", "/,ann", "//,ann", "/a/b/,a/b/ann"})
  void prefixes(String prefix, String key) {
    assertThat(keys.of("ann", prefix, false).getFirst()).isEqualTo(key);
  }

  @Test
  @DisplayName("G4.2, G4.3: suffixes where there are several links, or where the key is taken")
  void suffixes() {
    assertThat(keys.of("ann", "c", true)).hasSize(10).allMatch(k -> k.matches("c/ann-[a-z]{4}"));
    assertThat(keys.of("ann", "", false).subList(1, 10))
        .doesNotHaveDuplicates()
        .allMatch(k -> k.matches("ann-[a-z]{4}"));
    assertThat(keys.of("", "", false)).allMatch(k -> k.matches("[a-z]{7}"));
    assertThat(keys.username("日本", "_@b.co")).matches("partner-[a-z]{4}");
  }
}
