package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.links.Link.TestVariant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestWinnerTest {
  private static final String A = "https://x.com/a?v=1#part";
  private static final String B = "https://X.com/b";
  private static final List<TestVariant> VARIANTS =
      List.of(new TestVariant(A, 10), new TestVariant(B, 90));

  private static @Nullable String winner(Map<String, Long> leads, long seed) {
    return TestWinner.of(VARIANTS, leads, new SplittableRandom(seed));
  }

  @Test
  @DisplayName("RED-35: most leads win, counted by destination without parameters")
  void most() {
    assertThat(winner(Map.of("https://x.com/a", 3L, "https://x.com/b", 2L), 1)).isEqualTo(A);
    assertThat(winner(Map.of("https://x.com/a", 3L, "https://x.com/b", 4L), 1)).isEqualTo(B);
    assertThat(winner(Map.of("https://x.com/b", 1L, "https://x.com/c", 9L), 1)).isEqualTo(B);
  }

  @Test
  @DisplayName("RED-35: without any lead nothing wins")
  void none() {
    assertThat(winner(Map.of(), 1)).isNull();
    assertThat(winner(Map.of("https://x.com/a", 0L, "https://x.com/other", 5L), 1)).isNull();
  }

  @Test
  @DisplayName("RED-35: of equals, any wins")
  void tie() {
    var winners = new HashSet<String>();
    for (var seed = 0; seed < 64; seed++) {
      winners.add(winner(Map.of("https://x.com/a", 2L, "https://x.com/b", 2L), seed));
    }
    assertThat(winners).containsExactlyInAnyOrder(A, B);
  }
}
