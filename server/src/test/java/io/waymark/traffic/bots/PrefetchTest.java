package io.waymark.traffic.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Decision 3: prefetches are not clicks")
class PrefetchTest {
  private static boolean announced(Map<String, List<String>> headers) {
    var sent = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    sent.putAll(headers);
    return Prefetch.announcedBy(name -> sent.getOrDefault(name, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Purpose, prefetch",
    "Sec-Purpose, prefetch;prerender",
    "sec-purpose, prefetch;anonymous-client-ip",
    "Sec-Purpose, ' prefetch ; x=1'",
    "Purpose, prefetch",
    "Purpose, Prefetch",
    "purpose, preview",
    "X-Moz, prefetch",
    "X-Purpose, preview",
    "X-Purpose, 'other, preview'"
  })
  void recognisesWhatBrowsersSend(String header, String value) {
    assertThat(announced(Map.of(header, List.of(value)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Purpose, ''",
    "Sec-Purpose, navigate",
    "Purpose, prefetching",
    "X-Moz, no-prefetch",
    "Sec-Fetch-Mode, prefetch"
  })
  void leavesTheRestAlone(String header, String value) {
    assertThat(announced(Map.of(header, List.of(value)))).isFalse();
  }

  @Test
  void readsEveryValueOfAHeader() {
    assertThat(announced(Map.of("Purpose", List.of("", "prefetch")))).isTrue();
  }

  @Test
  void needsNoHeader() {
    assertThat(announced(Map.of())).isFalse();
  }

  @Test
  void ignoresOverlongValues() {
    assertThat(announced(Map.of("Purpose", List.of("prefetch" + ";x".repeat(4096))))).isFalse();
  }
}
