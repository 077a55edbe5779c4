package io.waymark.traffic.tracking;

import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.http.Hosts;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Short domains and addresses as scripts and apps send them. */
final class HostField {
  private static final int LONGEST_URL = 32_000;

  private HostField() {}

  /**
   * A short domain, with or without a scheme and a path around it; becomes the bare host in lower
   * case, without {@code www.}, with its port if it has one (D4).
   */
  static Schema<String> domain() {
    return text()
        .max(LONGEST_URL)
        .mapped(HostField::host, "Invalid domain: expected a host name such as go.example.com");
  }

  /** An address, to which {@code https://} is added if it has no scheme (D6). */
  static Schema<String> url() {
    return text()
        .max(LONGEST_URL)
        .mapped(
            HostField::address,
            "Invalid URL: expected an address such as https://go.example.com/key");
  }

  private static @Nullable String host(String text) {
    var url = web(text);
    return url == null ? null : Hosts.normalised(url.host());
  }

  private static @Nullable String address(String text) {
    var url = web(text);
    return url == null ? null : url.href();
  }

  private static @Nullable WebUrl web(String text) {
    var url = WebUrl.parse(text.contains("://") ? text : "https://" + text);
    return url == null || url.hostname().isEmpty() ? null : url;
  }
}
