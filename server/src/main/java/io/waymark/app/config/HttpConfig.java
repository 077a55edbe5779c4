package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** The one port everything is served on. */
public interface HttpConfig {
  @Meaning("Port to listen on.")
  @WithDefault("8080")
  @Within(min = "1", max = "65535")
  int port();

  @Meaning(
      "Address to listen on: 0.0.0.0 for all, as containers need,"
          + " 127.0.0.1 for this machine only.")
  @WithDefault("0.0.0.0")
  @Matching(value = Shapes.HOST, expected = "an address such as 0.0.0.0, or a host name")
  String host();

  @Meaning("Largest request body that is read.")
  @WithDefault("5MiB")
  @Within(min = "1KiB", max = "1GiB")
  DataSize maxBody();
}
