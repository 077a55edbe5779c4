package io.waymark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostsTest {
  private final Hosts chosen =
      new Hosts(
          URI.create("https://app.acme.test"),
          URI.create("https://api.acme.test"),
          "acme.test",
          false);
  private final Hosts local =
      new Hosts(
          URI.create("http://localhost:8080"),
          URI.create("http://localhost:8080/api"),
          "localhost:8080",
          true);

  @Test
  void eachHostHasItsPurpose() {
    assertThat(chosen.isApp("app.acme.test")).isTrue();
    assertThat(chosen.isApi("api.acme.test")).isTrue();
    assertThat(chosen.isApp("acme.test")).isFalse();
    assertThat(chosen.isApi("app.acme.test")).isFalse();
    assertThat(chosen.domain("acme.test")).isEqualTo("acme.test");
    assertThat(chosen.domain("127.0.0.1:8080")).isEqualTo("127.0.0.1:8080");
  }

  @Test
  void aLocalServerAnswersToEveryLocalName() {
    for (var host :
        new String[] {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "192.168.1.7"}) {
      assertThat(local.isApp(host)).as(host).isTrue();
      assertThat(local.isApi(host)).as(host).isFalse();
      assertThat(local.domain(host)).as(host).isEqualTo("localhost:8080");
    }
    assertThat(local.isApp("acme.test")).isFalse();
    assertThat(local.domain("acme.test")).isEqualTo("acme.test");
  }

  @Test
  @DisplayName("RED-2: hosts are compared in lower case and without www.")
  void hostsAreNormalised() {
    assertThat(Hosts.normalised("WWW.Acme.Test:8080")).isEqualTo("acme.test:8080");
    assertThat(Hosts.normalised("wwwacme.test")).isEqualTo("wwwacme.test");
  }
}
