package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {
  private static Domain domain(@Nullable List<String> hosts) {
    return new Domain(
        "dom_1",
        "go.example",
        null,
        true,
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        new Domain.Apps(null, null, null),
        hosts,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static boolean allows(@Nullable List<String> hosts, String url) {
    return AllowedHosts.allows(domain(hosts), Objects.requireNonNull(WebUrl.parse(url)));
  }

  @Test
  @DisplayName("LNK-16.2: the host without www., or its registrable domain, is listed")
  void listed() {
    var hosts = List.of("github.com", "calendar.app.google", "amazon.co.uk");

    assertThat(allows(hosts, "https://github.com/a")).isTrue();
    assertThat(allows(hosts, "https://www.github.com/a")).isTrue();
    assertThat(allows(hosts, "https://gist.github.com/a")).isTrue();
    assertThat(allows(hosts, "https://GITHUB.com:8443/a")).isTrue();
    assertThat(allows(hosts, "https://calendar.app.google/x")).isTrue();
    assertThat(allows(hosts, "https://www.amazon.co.uk/x")).isTrue();
  }

  @Test
  @DisplayName("LNK-16.2: any other host is not, however much it looks like one")
  void others() {
    var hosts = List.of("github.com", "calendar.app.google", "amazon.co.uk");

    assertThat(allows(hosts, "https://github.com.evil.com/")).isFalse();
    assertThat(allows(hosts, "https://evilgithub.com/")).isFalse();
    assertThat(allows(hosts, "https://github.com@evil.com/")).isFalse();
    assertThat(allows(hosts, "https://other.co.uk/")).isFalse();
    assertThat(allows(hosts, "https://192.0.2.1/")).isFalse();
    assertThat(allows(hosts, "mailto:a@github.com")).isFalse();
  }

  @Test
  @DisplayName("a domain that names no hosts allows all")
  void unlimited() {
    assertThat(allows(null, "https://anywhere.example/")).isTrue();
  }
}
