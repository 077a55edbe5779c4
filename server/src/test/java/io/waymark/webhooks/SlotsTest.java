package io.waymark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private final Slots slots = new Slots(20);

  private void prove(String webhook) {
    slots.giveBack(webhook, slots.take(webhook) - 1);
    slots.done(webhook, true);
  }

  @Test
  @DisplayName("an endpoint gets two slots until it has answered, then eight")
  void proof() {
    assertThat(slots.take("a")).isEqualTo(2);
    assertThat(slots.take("a")).isZero();
    slots.done("a", true);
    assertThat(slots.take("a")).isEqualTo(7);
    slots.done("a", false);
    assertThat(slots.take("a")).isZero();
  }

  @Test
  @DisplayName("however many endpoints are dead, those that answer have half of the slots")
  void theLivingAndTheDead() {
    prove("alive");
    var taken = 0;
    for (var i = 0; i < 100; i++) {
      taken += slots.take("dead" + i);
    }
    assertThat(taken).isEqualTo(10);
    assertThat(slots.take("alive")).isEqualTo(8);
  }

  @Test
  @DisplayName("slots come back, also those that were taken before the endpoint was proven")
  void balance() {
    for (var round = 0; round < 50; round++) {
      for (var i = 0; i < 10; i++) {
        var webhook = "w" + i;
        var count = slots.take(webhook);
        for (var n = 0; n < count; n++) {
          slots.done(webhook, (round + i + n) % 3 != 0);
        }
      }
    }
    prove("alive");
    prove("alive too");
    prove("alive three");
    assertThat(slots.take("alive")).isEqualTo(8);
    assertThat(slots.take("alive too")).isEqualTo(8);
    assertThat(slots.take("alive three")).isEqualTo(4);
  }
}
