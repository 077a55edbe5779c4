package io.waymark.platform.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void readsWhatWasWritten() {
    var longText = "ü€𝄞 long ".repeat(5_000);
    var written =
        new ByteWriter()
            .number(0)
            .number(127)
            .number(128)
            .number(Integer.MAX_VALUE)
            .number(-1)
            .text("")
            .text(longText)
            .textOrNull(null)
            .textOrNull("text")
            .wide(Long.MIN_VALUE)
            .wide(42)
            .toBytes();
    var reader = new ByteReader(written);
    assertThat(reader.number()).isZero();
    assertThat(reader.number()).isEqualTo(127);
    assertThat(reader.number()).isEqualTo(128);
    assertThat(reader.number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(reader.number()).isEqualTo(-1);
    assertThat(reader.text()).isEmpty();
    assertThat(reader.text()).isEqualTo(longText);
    assertThat(reader.textOrNull()).isNull();
    assertThat(reader.textOrNull()).isEqualTo("text");
    assertThat(reader.wide()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.wide()).isEqualTo(42);
  }

  @Test
  void smallNumbersTakeOneByte() {
    assertThat(new ByteWriter().number(127).toBytes()).hasSize(1);
  }

  @Test
  void hashesDifferByEveryByteAndBySecret() {
    var random = new Random(7);
    var hash = new SecretHash(random.nextLong());
    for (var length = 1; length < 40; length++) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      var before = hash.of(bytes);
      assertThat(new SecretHash(random.nextLong()).of(bytes)).isNotEqualTo(before);
      for (var at = 0; at < length; at++) {
        bytes[at]++;
        assertThat(hash.of(bytes)).as("length %d, byte %d", length, at).isNotEqualTo(before);
        bytes[at]--;
      }
    }
  }
}
