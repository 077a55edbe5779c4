package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {

  private static PublicAddresses of(Map<String, String> flags) {
    return PublicAddresses.of(
        ((ConfigResult.Loaded) ConfigLoader.load(flags, Map.of(), null)).config());
  }

  @Test
  void withNothingConfiguredEverythingIsOnLocalhost() {
    assertThat(of(Map.of()))
        .isEqualTo(
            new PublicAddresses(
                URI.create("http://localhost:8080"),
                URI.create("http://localhost:8080/api"),
                URI.create("http://localhost:8080/_waymark/docs"),
                "localhost:8080"));
  }

  @Test
  void theUsualPortIsNotShown() {
    assertThat(of(Map.of("http.port", "80")).defaultDomain()).isEqualTo("localhost");
    assertThat(of(Map.of("http.port", "80")).app()).isEqualTo(URI.create("http://localhost"));
  }

  @Test
  void whatIsConfiguredWins() {
    assertThat(
            of(
                Map.of(
                    "app-url", "https://app.acme.co/",
                    "api-url", "https://api.acme.co",
                    "default-domain", "acme.link")))
        .isEqualTo(
            new PublicAddresses(
                URI.create("https://app.acme.co"),
                URI.create("https://api.acme.co"),
                URI.create("https://app.acme.co/_waymark/docs"),
                "acme.link"));
  }
}
