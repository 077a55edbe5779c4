package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::FFFF:C000:0201, 192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    "fe80::1%eth0, fe80::1"
  })
  void writesTheCanonicalForm(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "1..2.3",
        "1.2.3.",
        ".1.2.3",
        "0x1.2.3.4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.-4",
        "+1.2.3.4",
        "1.2.3.4/8",
        "1.2.3.4:80",
        "[::1]",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "::1.2.3",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7::8",
        "1:2:3:4:5:6:7:1.2.3.4",
        ":1:2:3:4:5:6:7",
        "1:",
        "::%",
        "localhost",
        "example.org",
        "unknown",
        "١.٢.٣.٤",
        "::\uFF11",
        "1.2.3.4\0",
        "::1\n",
        "\ud83d"
      })
  void refusesEverythingElse(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @Test
  void refusesOverlongText() {
    assertThat(IpAddress.parse("1".repeat(8192))).isNull();
    assertThat(IpAddress.parse(":".repeat(8192))).isNull();
    assertThat(IpAddress.parse("0:".repeat(4096))).isNull();
    assertThat(IpAddress.parse("::1%" + "z".repeat(8192))).isNull();
  }

  @Test
  void agreesWithTheIpaddressLibrary() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int round = 0; round < 5_000; round++) {
      var address = random.nextBoolean() ? v4(random) : sparse(random);
      var other = new IPAddressString(address.toString()).getAddress();
      assertThat(other.toCanonicalString()).isEqualTo(address.toString());
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
      if (!address.isV4()) {
        assertThat(IpAddress.parse(other.toFullString())).isEqualTo(address);
      }
      assertThat(address.toInetAddress().getHostAddress())
          .isEqualTo(other.toInetAddress().getHostAddress());
    }
  }

  private static IpAddress v4(RandomGenerator random) {
    return IpAddress.v4(random.nextInt());
  }

  /** Addresses with runs of zeros, which is where texts differ. */
  private static IpAddress sparse(RandomGenerator random) {
    long mask = 0;
    for (int group = 0; group < 4; group++) {
      mask = (mask << 16) | (random.nextInt(3) == 0 ? 0xFFFF : random.nextInt(3) == 0 ? 0xF : 0);
    }
    return new IpAddress(
        (random.nextLong() & mask) | (1L << 61), random.nextLong() & Long.reverse(mask));
  }
}
