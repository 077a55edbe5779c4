package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** Other link services that links can be imported from. */
public interface ImportsConfig {
  @Meaning(
      "Address of Bitly's API; another one for a proxy in front of it. It gets the tokens of"
          + " whoever imports links.")
  @WithDefault("https://api-ssl.bitly.com")
  @Matching(value = Shapes.API, expected = "an address such as https://api-ssl.bitly.com")
  String bitlyUrl();

  @Meaning("Address of Rebrandly's API; another one for a proxy in front of it.")
  @WithDefault("https://api.rebrandly.com")
  @Matching(value = Shapes.API, expected = "an address such as https://api.rebrandly.com")
  String rebrandlyUrl();

  @Meaning("Address of Short.io's API; another one for a proxy in front of it.")
  @WithDefault("https://api.short.io")
  @Matching(value = Shapes.API, expected = "an address such as https://api.short.io")
  String shortUrl();
}
