package io.waymark.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
  @Test
  void withAndWithoutAName() {
    assertThat(Sender.parse("a.b+c@example.com")).isEqualTo(new Sender("", "a.b+c@example.com"));
    assertThat(Sender.parse("Ünal & Co <a@b.co>")).isEqualTo(new Sender("Ünal & Co", "a@b.co"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a@", "<a@b.co", "A <a@b.co> B", "a@b.co, c@d.co", "A\n<a@b.co>"})
  void nothingElse(String text) {
    assertThatThrownBy(() -> Sender.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
