package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
  @Test
  void aWholeFileIsRead() {
    var text =
        """
        4711
        /data/cluster
        1790000000
        23456

        127.0.0.1
          1234567         5
        ready  \s
        """;
    assertThat(PidFile.parse(text)).contains(new PidFile(4711, 23456, true));
  }

  @Test
  void aFileStillBeingWrittenIsNotReady() {
    assertThat(PidFile.parse("4711\n/data/cluster\n")).contains(new PidFile(4711, 0, false));
    assertThat(PidFile.parse("4711\na\n1\n23456\n\n\n1 2\nstarting\n"))
        .contains(new PidFile(4711, 23456, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "-4711\n", "pid\n", "99999999999999999999\n"})
  void nonsenseIsNoFile(String text) {
    assertThat(PidFile.parse(text)).isEmpty();
  }
}
