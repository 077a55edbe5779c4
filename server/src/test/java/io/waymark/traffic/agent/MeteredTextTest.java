package io.waymark.traffic.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MeteredTextTest {
  @Test
  void findsWhatIsThere() {
    var text = new MeteredText("xxaab");
    var matcher = Pattern.compile("(a+)b").matcher(text);
    assertThat(text.find(matcher)).isTrue();
    assertThat(matcher.group(1)).isEqualTo("aa");
  }

  @Test
  void givesUpOnAnEndlessSearchAndStaysSo() {
    var text = new MeteredText("1.".repeat(250));
    assertThat(text.find(Pattern.compile("\\d+\\.[\\w.]+.*\\)").matcher(text))).isFalse();
    assertThat(text.find(Pattern.compile("1").matcher(text))).isFalse();
  }
}
