package io.waymark.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  @DisplayName("RFC 6238 appendix B, the last six digits")
  void vectors(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  @DisplayName("clocks may be one step apart, and a step counts once")
  void drift() {
    var now = Instant.ofEpochSecond(1_000_000_000);
    var step = Totp.step(now);
    for (var near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.match(SECRET, Totp.code(SECRET, near), now, 0)).hasValue(near);
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
    assertThat(Totp.match(SECRET, "", now, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "f,MY",
    "fo,MZXQ",
    "foo,MZXW6",
    "foob,MZXW6YQ",
    "fooba,MZXW6YTB",
    "foobar,MZXW6YTBOI"
  })
  @DisplayName("RFC 4648 section 10, without padding")
  void base32(String text, String encoded) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded)).isEqualTo(bytes);
    assertThatThrownBy(() -> Base32.decode("1")).isInstanceOf(IllegalArgumentException.class);
  }
}
