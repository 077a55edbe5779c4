package io.waymark.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @DisplayName("decision 7: closed ranges, first and last address of each")
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.192",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.255",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::8.8.8.8",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff:ffff::1",
        "ff02::1",
        "ff0e::1",
        "100::1",
        "5f00::1",
        "4000::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "3fff::1",
        "3fff:fff:ffff::1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.1.2.3",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::1",
        "2002:a00:1::1",
        "2002:a9fe:a9fe::1"
      })
  void closed(String address) {
    assertThat(AddressRules.PUBLIC.permit(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @DisplayName("addresses of the public internet, those beside closed ranges among them")
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.101.0",
        "203.0.114.0",
        "223.255.255.255",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450::1",
        "3ffe::1",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1"
      })
  void open(String address) {
    assertThat(AddressRules.PUBLIC.permit(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  @DisplayName("an IPv4 address inside an IPv6 one is judged as itself, however it is made")
  void mapped() throws Exception {
    assertThat(AddressRules.PUBLIC.permit(InetAddress.ofLiteral("::ffff:127.0.0.1"))).isFalse();
    assertThat(AddressRules.PUBLIC.permit(mapped(127, 0, 0, 1))).isFalse();
    assertThat(AddressRules.PUBLIC.permit(mapped(8, 8, 8, 8))).isTrue();
    assertThat(AddressRules.allowing(List.of("127.0.0.0/8")).permit(mapped(127, 0, 0, 1))).isTrue();
  }

  @Test
  @DisplayName("an operator's networks are open, and nothing else with them")
  void allowed() {
    var rules = AddressRules.allowing(List.of("10.1.0.0/16", "fd00:1::/32", "127.0.0.1"));

    assertThat(List.of("10.1.2.3", "fd00:1::5", "127.0.0.1", "8.8.8.8"))
        .allMatch(address -> rules.permit(InetAddress.ofLiteral(address)));
    assertThat(List.of("10.2.0.0", "fd00:2::1", "127.0.0.2", "64:ff9b::10.1.2.3", "::1"))
        .noneMatch(address -> rules.permit(InetAddress.ofLiteral(address)));
    assertThatThrownBy(() -> AddressRules.allowing(List.of("intranet")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("intranet");
  }

  /** As the operating system hands it out; {@code InetAddress} itself would unpack it. */
  private static InetAddress mapped(int... v4) throws Exception {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xFF;
    bytes[11] = (byte) 0xFF;
    for (var i = 0; i < 4; i++) {
      bytes[12 + i] = (byte) v4[i];
    }
    return Inet6Address.getByAddress(null, bytes, -1);
  }
}
