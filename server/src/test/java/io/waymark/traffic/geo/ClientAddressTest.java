package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Decision 9: the client's address")
class ClientAddressTest {
  private static final String CLIENT = "203.0.113.7";
  private static final String PROXY = "10.0.0.1";

  private static Function<String, List<String>> headers(String name, String... lines) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(Map.of(name, Arrays.asList(lines)));
    return asked -> headers.getOrDefault(asked, List.of());
  }

  private static ClientAddress behind(String header) {
    return new ClientAddress(
        TrustedProxies.parse(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.10"), header));
  }

  @ParameterizedTest(name = "{0}: peer {1}, X-Forwarded-For {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          0 hops                        | 203.0.113.7 | -                                        | 203.0.113.7
          0 hops, forged                | 203.0.113.7 | 1.1.1.1                                  | 203.0.113.7
          0 hops, forged as a proxy     | 203.0.113.7 | 1.1.1.1, 10.0.0.9                        | 203.0.113.7
          1 hop                         | 10.0.0.1    | 203.0.113.7                              | 203.0.113.7
          1 hop, silent                 | 10.0.0.1    | -                                        | 10.0.0.1
          1 hop, empty                  | 10.0.0.1    | ''                                       | 10.0.0.1
          1 hop, only commas            | 10.0.0.1    | ' , ,,'                                  | 10.0.0.1
          1 hop, forged left            | 10.0.0.1    | 1.1.1.1, 203.0.113.7                     | 203.0.113.7
          1 hop, forged proxy left      | 10.0.0.1    | 1.1.1.1, 10.0.0.9, 203.0.113.7           | 203.0.113.7
          1 hop, garbage left           | 10.0.0.1    | <script>, 203.0.113.7                    | 203.0.113.7
          1 hop, garbage                | 10.0.0.1    | 1.1.1.1, garbage                         | 10.0.0.1
          1 hop, unknown                | 10.0.0.1    | 1.1.1.1, unknown                         | 10.0.0.1
          2 hops                        | 10.0.0.1    | 203.0.113.7, 10.0.0.2                    | 203.0.113.7
          2 hops, forged left           | 10.0.0.1    | 1.1.1.1, 203.0.113.7, 10.0.0.2           | 203.0.113.7
          2 hops, garbage behind one    | 10.0.0.1    | garbage, 10.0.0.2                        | 10.0.0.2
          2 hops, mixed families        | fd00::1     | 203.0.113.7, 192.0.2.10                  | 203.0.113.7
          3 hops                        | 10.0.0.1    | 203.0.113.7, 192.0.2.10, fd00::2         | 203.0.113.7
          3 hops, forged left           | 10.0.0.1    | 10.9.9.9, 1.1.1.1, 203.0.113.7, 192.0.2.10, 10.0.0.2 | 203.0.113.7
          an inner client               | 10.0.0.1    | 10.0.0.77, 10.0.0.2                      | 10.0.0.77
          spaces and empty elements     | 10.0.0.1    | '  203.0.113.7  , , 10.0.0.2 ,'          | 203.0.113.7
          port                          | 10.0.0.1    | 203.0.113.7:41234                        | 203.0.113.7
          bad port                      | 10.0.0.1    | 203.0.113.7:x                            | 10.0.0.1
          IPv6                          | 10.0.0.1    | 2001:DB8:0::7                            | 2001:db8::7
          IPv6 in brackets              | 10.0.0.1    | [2001:db8::7]                            | 2001:db8::7
          IPv6 with port                | 10.0.0.1    | [2001:db8::7]:443                        | 2001:db8::7
          IPv6 with broken bracket      | 10.0.0.1    | [2001:db8::7                             | 10.0.0.1
          IPv4 in brackets              | 10.0.0.1    | [203.0.113.7]                            | 10.0.0.1
          mapped IPv4                   | 10.0.0.1    | ::ffff:203.0.113.7                       | 203.0.113.7
          mapped proxy                  | ::ffff:10.0.0.1 | 203.0.113.7, ::ffff:10.0.0.2         | 203.0.113.7
          zone                          | fd00::1%eth0 | fe80::7%eth1                            | fe80::7
          """)
  void walksTheListFromTheRight(String name, String peer, String list, String client) {
    var sent = list == null ? headers("X-Other") : headers("X-Forwarded-For", list);
    assertThat(behind("X-Forwarded-For").of(peer, sent)).isEqualTo(client);
  }

  @Test
  void withoutProxiesNoHeaderIsRead() {
    assertThat(
            new ClientAddress(TrustedProxies.NONE)
                .of(
                    CLIENT,
                    _ -> {
                      throw new AssertionError("a header was read");
                    }))
        .isEqualTo(CLIENT);
  }

  @Test
  void aPeerWithoutAddressIsUnknown() {
    var sent = headers("X-Forwarded-For", "1.1.1.1");
    assertThat(behind("X-Forwarded-For").of(null, sent)).isEmpty();
    assertThat(behind("X-Forwarded-For").of("/run/waymark.sock", sent)).isEmpty();
  }

  @Test
  void linesOfAHeaderAreOneList() {
    var sent = headers("x-forwarded-for", "1.1.1.1", CLIENT + ", 10.0.0.3", "10.0.0.2");
    assertThat(behind("X-Forwarded-For").of(PROXY, sent)).isEqualTo(CLIENT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain                      | for=203.0.113.7                                      | 203.0.113.7
          with the other parts       | proto=https;For=203.0.113.7;by=10.0.0.1;host=x.test  | 203.0.113.7
          quoted                     | for="203.0.113.7:8080"                               | 203.0.113.7
          quoted IPv6                | for="[2001:db8:cafe::17]:4711"                       | 2001:db8:cafe::17
          obfuscated port            | for="[2001:db8:cafe::17]:_p"                         | 2001:db8:cafe::17
          IPv6 without quotes        | for=[2001:db8::7]                                    | 2001:db8::7
          escaped                    | for="203.0.113\\.7"                                  | 203.0.113.7
          two hops                   | for=203.0.113.7, for=10.0.0.2                        | 203.0.113.7
          forged left                | for=1.1.1.1, for=203.0.113.7, for=10.0.0.2           | 203.0.113.7
          obfuscated                 | for=1.1.1.1, for=_hidden                             | 10.0.0.1
          unknown                    | for=1.1.1.1, for=unknown                             | 10.0.0.1
          no for                     | for=1.1.1.1, proto=https                             | 10.0.0.1
          two fors                   | for=1.1.1.1;for=203.0.113.7                          | 10.0.0.1
          no value                   | for=                                                 | 10.0.0.1
          no name                    | =203.0.113.7                                         | 10.0.0.1
          trailing semicolon         | for=203.0.113.7;                                     | 203.0.113.7
          spaces and empty pairs     | for=203.0.113.7 ; ;proto=https                       | 203.0.113.7
          text after quotes          | for="203.0.113.7"x                                   | 10.0.0.1
          trailing text              | for=203.0.113.7 x                                    | 10.0.0.1
          plain list                 | 203.0.113.7                                          | 10.0.0.1
          open quote                 | for="203.0.113.7                                     | 10.0.0.1
          an open quote on the left  | for="1.1.1.1, for=203.0.113.7                        | 203.0.113.7
          a comma inside quotes      | for=203.0.113.7;host="a, for=1.1.1.1"                | 10.0.0.1
          an element inside quotes   | for=203.0.113.7;host="a, for=1.1.1.1;b=\\"c\\""      | 10.0.0.1
          """)
  @DisplayName("RFC 7239")
  void readsForwarded(String name, String list, String client) {
    assertThat(behind("forwarded").of(PROXY, headers("Forwarded", list))).isEqualTo(client);
  }

  @Test
  void readsAHeaderOfOnesOwn() {
    assertThat(behind("CF-Connecting-IP").of(PROXY, headers("CF-Connecting-IP", CLIENT)))
        .isEqualTo(CLIENT);
  }

  @Test
  void readsNoHeaderButTheConfiguredOne() {
    assertThat(behind("Forwarded").of(PROXY, headers("X-Forwarded-For", "1.1.1.1")))
        .isEqualTo(PROXY);
    assertThat(behind("X-Forwarded-For").of(PROXY, headers("Forwarded", "for=1.1.1.1")))
        .isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0", "\ud83d", "203.0.113.7\0", "\u0661.1.1.1", "203.0.113.7\r\n", "::ffff:"})
  void brokenTextIsGarbage(String element) {
    var sent = headers("X-Forwarded-For", "1.1.1.1, x" + element);
    assertThat(behind("X-Forwarded-For").of(PROXY, sent)).isEqualTo(PROXY);
  }

  @Test
  void overlongHeadersChangeNothing() {
    var list = behind("X-Forwarded-For");
    assertThat(list.of(PROXY, headers("X-Forwarded-For", "1".repeat(8192)))).isEqualTo(PROXY);
    assertThat(list.of(PROXY, headers("X-Forwarded-For", ",".repeat(8192)))).isEqualTo(PROXY);
    assertThat(list.of(PROXY, headers("X-Forwarded-For", "1.1.1.1,".repeat(1024) + CLIENT)))
        .isEqualTo(CLIENT);
    assertThat(behind("Forwarded").of(PROXY, headers("Forwarded", "for=\"".repeat(2048))))
        .isEqualTo(PROXY);
  }

  @Test
  void anEndlessChainOfProxiesIsNotFollowed() {
    var chain = CLIENT + ", 10.0.0.5".repeat(100);
    assertThat(behind("X-Forwarded-For").of(PROXY, headers("X-Forwarded-For", chain)))
        .isEqualTo("10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Forwarded", "X-Forwarded-For:", "X\u00e9"})
  void aBadHeaderNameIsRefused(String name) {
    assertThatThrownBy(() -> TrustedProxies.parse(List.of(), name))
        .hasMessage("client address header: \"" + name + "\" is not the name of a header");
  }
}
