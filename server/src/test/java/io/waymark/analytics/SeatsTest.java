package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private final Seats seats = new Seats(3, 2);

  @Test
  @DisplayName("one workspace does not take every seat")
  void ofOne() {
    assertThat(seats.take("a")).isTrue();
    assertThat(seats.take("a")).isTrue();
    assertThat(seats.take("a")).isFalse();
    assertThat(seats.take("b")).isTrue();
  }

  @Test
  @DisplayName("a seat that is given back is free again, whoever wants it")
  void givenBack() {
    seats.take("a");
    seats.take("a");
    seats.take("b");
    assertThat(seats.take("c")).isFalse();
    seats.giveBack("a");
    assertThat(seats.take("c")).isTrue();
    assertThat(seats.take("a")).isFalse();
    seats.giveBack("c");
    assertThat(seats.take("a")).isTrue();
  }
}
