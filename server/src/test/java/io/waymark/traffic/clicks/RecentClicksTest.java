package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecentClicksTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private volatile Instant now = NOON;
  private final RecentClicks recent = new RecentClicks(() -> now, new SplittableRandom(1));

  @Test
  @DisplayName("CLK-3: the hour runs from the first click and does not slide")
  void keepsAnIdForAnHour() {
    assertThat(recent.clickId("link_1", "visitor", "first")).isEqualTo("first");
    now = NOON.plus(Duration.ofMinutes(59));
    assertThat(recent.clickId("link_1", "visitor", "second")).isEqualTo("first");
    now = NOON.plus(Duration.ofHours(1));
    assertThat(recent.known("link_1", "visitor")).isNull();
    assertThat(recent.clickId("link_1", "visitor", "third")).isEqualTo("third");
  }

  @Test
  void keepsLinksAndVisitorsApart() {
    recent.clickId("link_1", "2visitor", "one");
    assertThat(recent.known("link_12", "visitor")).isNull();
    assertThat(recent.known("link_1", "visitor")).isNull();
    assertThat(recent.known("link_1", "2visitor")).isEqualTo("one");
  }

  @Test
  void givesOneIdToAVisitorWhoComesManyTimesAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var visitor = 0; visitor < 200; visitor++) {
        var who = "visitor " + visitor;
        var ids = new HashSet<String>();
        var visits =
            IntStream.range(0, 8)
                .<Callable<String>>mapToObj(
                    number -> () -> recent.clickId("link_1", who, "click " + number))
                .toList();
        for (var id : threads.invokeAll(visits)) {
          ids.add(id.get());
        }
        assertThat(ids).hasSize(1);
      }
    }
  }

  @Test
  void forgetsTheOldestBeforeItTakesTooMuchMemory() {
    for (var visitor = 0; visitor < 400_000; visitor++) {
      recent.counted("link_1", "%064d".formatted(visitor), "click " + visitor, NOON);
    }
    assertThat(recent.known("link_1", "%064d".formatted(399_999))).isEqualTo("click 399999");
    assertThat(recent.known("link_1", "%064d".formatted(200_000))).isEqualTo("click 200000");
    assertThat(recent.known("link_1", "%064d".formatted(1))).isNull();
  }
}
