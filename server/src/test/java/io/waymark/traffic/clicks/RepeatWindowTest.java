package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatWindowTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final RepeatWindow window = new RepeatWindow(10_000);

  @Test
  @DisplayName("CLK-3: the same visitor on the same link is counted once within the hour")
  void theHourRunsFromTheCountedClick() {
    assertThat(window.repeats("link", "visitor", NOON)).isFalse();
    assertThat(window.repeats("link", "visitor", NOON.plusSeconds(1_800))).isTrue();
    assertThat(window.repeats("link", "visitor", NOON.plusSeconds(3_599))).isTrue();
    assertThat(window.repeats("link", "visitor", NOON.plusSeconds(3_600))).isFalse();
    assertThat(window.repeats("link", "visitor", NOON.plusSeconds(3_601))).isTrue();
  }

  @Test
  @DisplayName("CLK-3: another visitor, or another link, is counted for itself")
  void eachPairIsItsOwn() {
    window.repeats("link", "visitor", NOON);

    assertThat(window.repeats("link", "other", NOON)).isFalse();
    assertThat(window.repeats("other", "visitor", NOON)).isFalse();
    assertThat(window.repeats("visitor", "link", NOON)).isFalse();
  }

  /** The plain way to say the same, in all the memory it takes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithAMap(long seed) {
    var random = new Random(seed);
    var large = new RepeatWindow(100_000);
    var plain = new HashMap<String, Instant>();
    var at = NOON;
    for (var i = 0; i < 60_000; i++) {
      at = at.plusMillis(random.nextInt(400));
      var link = "link" + random.nextInt(50);
      var visitor = "visitor" + random.nextInt(400);
      var seen = plain.get(link + "/" + visitor);
      var repeats = seen != null && at.getEpochSecond() - seen.getEpochSecond() < 3_600;
      if (!repeats) {
        plain.put(link + "/" + visitor, at);
      }

      assertThat(large.repeats(link, visitor, at)).as("visit %d", i).isEqualTo(repeats);
    }
  }

  @Test
  void memoryIsBoundedAndTheNewestAreKept() {
    for (var i = 0; i < 100_000; i++) {
      window.repeats("link", "visitor" + i, NOON.plusMillis(i * 20L));
    }

    assertThat(window.size()).isLessThanOrEqualTo(20_000);
    assertThat(window.repeats("link", "visitor99999", NOON.plusSeconds(2_001))).isTrue();
  }
}
