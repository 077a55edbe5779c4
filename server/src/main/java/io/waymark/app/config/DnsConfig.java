package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How owners of domains show that these lead here. */
public interface DnsConfig {
  @Meaning(
      "Addresses the world reaches this server at, separated by commas: what A and AAAA records of"
          + " short domains have to say.")
  @WithDefault("none")
  Addresses addresses();

  @Meaning(
      "Host name that leads to this server: what CNAME records of short domains have to say."
          + " When neither this nor dns.addresses is set, domains are not verified; they work"
          + " all the same.")
  @Matching(value = Shapes.HOST_NAME, expected = "a host name such as links.example.com")
  Optional<String> cname();

  @Meaning("DNS server to ask, with its port if it is not 53. When not set, the system's.")
  @Matching(value = Shapes.RESOLVER, expected = "an address such as 9.9.9.9 or 127.0.0.1:5353")
  Optional<String> resolver();
}
