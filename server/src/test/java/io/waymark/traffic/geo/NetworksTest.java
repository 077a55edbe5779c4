package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.0/31, 192.0.2.1, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 203.0.113.9, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/65, 2001:db8::7fff:ffff:ffff:ffff, true",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "::ffff:10.0.0.0/104, 10.2.3.4, true",
    "10.0.0.0/8, ::ffff:10.2.3.4, true",
    "loopback, ::1, true",
    "loopback, 127.9.9.9, true",
    "private, 172.31.0.1, true",
    "private, 172.32.0.1, false",
    "private, fd00::1, true"
  })
  void knowsWhatABlockContains(String block, String address, boolean contained) {
    assertThat(Networks.parse("test", List.of(block)).contains(address)).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/33   | trusted proxies: \"10.0.0.0/33\" has a prefix length that is not a number from 0 to 32",
        "::/129        | trusted proxies: \"::/129\" has a prefix length that is not a number from 0 to 128",
        "10.0.0.0/     | trusted proxies: \"10.0.0.0/\" has a prefix length that is not a number from 0 to 32",
        "10.0.0.0/-1   | trusted proxies: \"10.0.0.0/-1\" has a prefix length that is not a number from 0 to 32",
        "10.0.0.0/8/8  | trusted proxies: \"10.0.0.0/8/8\" has a prefix length that is not a number from 0 to 32",
        "10.0.0/8      | trusted proxies: \"10.0.0/8\" is not an IP address or CIDR block",
        "proxy.example | trusted proxies: \"proxy.example\" is not an IP address or CIDR block"
      })
  void namesTheBadEntry(String entry, String message) {
    assertThatThrownBy(() -> Networks.parse("trusted proxies", List.of("127.0.0.1", entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void blankEntriesAreSkipped() {
    assertThat(Networks.parse("test", List.of("", " ")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "10.0.0.1:80"})
  void whatIsNoAddressIsInNoBlock(String text) {
    assertThat(Networks.parse("test", List.of("0.0.0.0/0", "::/0")).contains(text)).isFalse();
    assertThat(Networks.NONE.contains(text)).isFalse();
  }

  @Test
  void agreesWithTheIpaddressLibrary() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
    for (int round = 0; round < 300; round++) {
      var blocks =
          IntStream.range(0, 5)
              .mapToObj(
                  _ ->
                      random.nextBoolean()
                          ? IpAddress.v4(random.nextInt()) + "/" + random.nextInt(0, 6)
                          : new IpAddress(random.nextLong(), 5) + "/" + random.nextInt(0, 6))
              .toList();
      var networks = Networks.parse("test", blocks);
      for (int i = 0; i < 20; i++) {
        var address =
            random.nextBoolean()
                ? IpAddress.v4(random.nextInt())
                : new IpAddress(random.nextLong(), random.nextLong());
        var other = new IPAddressString(address.toString()).getAddress();
        boolean expected =
            blocks.stream()
                .map(block -> new IPAddressString(block).getAddress().toPrefixBlock())
                .anyMatch(block -> block.contains(other));
        assertThat(networks.contains(address)).as("%s in %s", address, blocks).isEqualTo(expected);
      }
    }
  }
}
