package io.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.BotReason;
import org.junit.jupiter.api.Test;

class EventNamesTest {
  @Test
  void reasonsCarryTheirPublishedNames() {
    assertThat(BotReason.REFERRER_SPAM.label()).isEqualTo("referrer-spam");
  }
}
