package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          daily 03:15         | UTC           | 2026-11-22T03:14:59Z | 2026-11-21T03:15:00Z
          daily 03:15         | UTC           | 2026-11-22T03:15:00Z | 2026-11-22T03:15:00Z
          Daily  03:15        | UTC           | 2026-11-22T03:15:59Z | 2026-11-22T03:15:00Z
          daily 03:15         | Europe/Berlin | 2026-11-22T03:15:00Z | 2026-11-22T02:15:00Z
          hourly              | UTC           | 2026-11-22T03:59:00Z | 2026-11-22T03:00:00Z
          weekly sunday 00:30 | UTC           | 2026-11-28T12:00:00Z | 2026-11-22T00:30:00Z
          15 3 * * 1-5        | UTC           | 2026-11-22T12:00:00Z | 2026-11-20T03:15:00Z
          # a moment that is left out in spring is none, and one that comes twice in autumn is two
          daily 02:30         | Europe/Berlin | 2026-03-29T06:00:00Z | 2026-03-28T01:30:00Z
          daily 02:30         | Europe/Berlin | 2026-10-25T01:00:00Z | 2026-10-25T00:30:00Z
          daily 02:30         | Europe/Berlin | 2026-10-25T06:00:00Z | 2026-10-25T01:30:00Z
          """)
  void tellsTheLastMoment(String schedule, String zone, Instant now, Instant last) {
    assertThat(Schedule.parse(schedule).last(now, ZoneId.of(zone))).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily 24:00",
        "daily 3:15",
        "weekly someday 03:15",
        "* * * *",
        "61 * * * *",
        "0 0 31 2 *",
        "x"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Schedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mayBeNever() {
    assertThat(Schedule.parse("none").isNever()).isTrue();
    assertThat(Schedule.parse("daily 03:15").isNever()).isFalse();
  }
}
