package io.waymark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final RateLimiter limiter =
      RateLimits.inMemory(clock).limiter("calls", 4, Duration.ofMinutes(1));

  @Test
  void admitsAsManyAsTheLimitInAWindow() {
    for (var left = 3; left >= 0; left--) {
      var verdict = limiter.admit("key");
      assertThat(verdict.allowed()).isTrue();
      assertThat(verdict.remaining()).isEqualTo(left);
    }

    assertThat(limiter.admit("key").allowed()).isFalse();
    assertThat(limiter.admit("another").allowed()).isTrue();
  }

  @Test
  void theWindowSlides() {
    IntStream.range(0, 4).forEach(_ -> limiter.admit("key"));

    now = NOON.plusSeconds(60);
    assertThat(limiter.admit("key").allowed()).isFalse();
    now = NOON.plusSeconds(90);
    assertThat(limiter.admit("key").allowed()).isTrue();
    assertThat(limiter.admit("key").allowed()).isTrue();
    assertThat(limiter.admit("key").allowed()).isFalse();
    now = NOON.plusSeconds(240);
    assertThat(limiter.admit("key").remaining()).isEqualTo(3);
  }

  @Test
  @DisplayName("decision 2: seconds to wait, and the reset in epoch seconds")
  void theHeadersTellTheCaller() {
    now = NOON.plusMillis(1_500);

    assertThat(limiter.admit("key").headers())
        .containsEntry("X-RateLimit-Limit", "4")
        .containsEntry("X-RateLimit-Remaining", "3")
        .containsEntry("X-RateLimit-Reset", Long.toString(NOON.plusSeconds(60).getEpochSecond()))
        .containsEntry("Retry-After", "59");
  }

  @Test
  void noLimitMeansNoHeaders() {
    var unlimited = RateLimits.inMemory(clock).limiter("calls", 0, Duration.ofMinutes(1));

    IntStream.range(0, 1_000).forEach(_ -> unlimited.admit("key"));

    assertThat(unlimited.admit("key").allowed()).isTrue();
    assertThat(unlimited.admit("key").headers()).isEmpty();
  }

  @Test
  void callersAtOnceGetNoMoreThanTheLimit() throws Exception {
    var limit = RateLimits.inMemory(clock).limiter("calls", 500, Duration.ofMinutes(1));
    var admitted = new AtomicInteger();
    var threads =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (var i = 0; i < 200; i++) {
                                if (limit.admit("key").allowed()) {
                                  admitted.incrementAndGet();
                                }
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(admitted).hasValue(500);
  }
}
