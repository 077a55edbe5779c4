package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whose word is taken on the address of a visitor. */
public interface ProxyConfig {
  @Meaning(
      "Networks of proxies and load balancers in front of this server, separated by commas."
          + " Only their headers tell a visitor's address.")
  @WithDefault("none")
  Networks trusted();

  @Meaning(
      "Header in which the trusted proxies name the visitor's address."
          + " When not set, X-Forwarded-For.")
  @Matching(value = Shapes.HEADER, expected = "a header name such as CF-Connecting-IP")
  Optional<String> clientIpHeader();
}
