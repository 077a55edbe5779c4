package io.waymark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate();

  @Test
  void whileItIsShutNobodyComesIn() throws Exception {
    assertThat(gate.shut(Duration.ofSeconds(5))).isTrue();
    assertThat(gate.enter()).isFalse();
    gate.open();
    assertThat(gate.enter()).isTrue();
  }

  @Test
  void itIsNotShutOnThoseWhoDoNotLeave() throws Exception {
    assertThat(gate.enter()).isTrue();
    assertThat(gate.shut(Duration.ofMillis(20))).isFalse();
    assertThat(gate.enter()).isTrue();
    gate.leave();
    gate.leave();
    assertThat(gate.shut(Duration.ofSeconds(5))).isTrue();
  }
}
