package io.waymark.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void whatSteersATerminalIsWrittenOut() {
    assertThat(Visible.line("a\u001b[31mb\u0007\r\n\t\u009b2J\u007f"))
        .isEqualTo("a\\u001b[31mb\\u0007\\u000d\\u000a\\u0009\\u009b2J\\u007f");
    assertThat(Visible.line("x\u202Eexe.txt\u2066\u2028"))
        .isEqualTo("x\\u202eexe.txt\\u2066\\u2028");
    assertThat(Visible.lines("a\tb\nc\rd")).isEqualTo("a\tb\nc\\u000dd");
  }

  @Test
  void everythingElseStaysAsItIs() {
    assertThat(Visible.line("Grüße, 世界 👩‍👩‍👧 — “x”")).isEqualTo("Grüße, 世界 👩‍👩‍👧 — “x”");
  }
}
