package io.waymark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  @Test
  @DisplayName("webhooks 6: 12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m 6 s, then a day each")
  void pauses() {
    assertThat(IntStream.rangeClosed(1, 6).mapToObj(RetrySchedule::before))
        .containsExactly(
            Duration.parse("PT12S"),
            Duration.parse("PT2M28S"),
            Duration.parse("PT30M8S"),
            Duration.parse("PT6H7M6S"),
            Duration.parse("PT24H"),
            Duration.parse("PT24H"));
    assertThat(RetrySchedule.before(1_000)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void attemptsAreCounted() {
    var schedule = new RetrySchedule(5);
    assertThat(schedule.exhausted(4)).isFalse();
    assertThat(schedule.exhausted(5)).isTrue();
  }
}
