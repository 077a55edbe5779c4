package io.waymark.app.start;

import io.waymark.app.config.Config;
import java.net.URI;

/**
 * Where people and programs find this server, with what is not configured derived from the port.
 *
 * @param app the dashboard's base, without a slash at its end
 * @param api the API's base, without a slash at its end
 * @param docs the documentation's base, without a slash at its end
 * @param defaultDomain the short domain of links that name none
 */
public record PublicAddresses(URI app, URI api, URI docs, String defaultDomain) {

  /** How the server introduces itself to others. */
  public String userAgent() {
    return "Waymark (+" + app + ")";
  }

  /** The addresses that follow from a configuration. */
  public static PublicAddresses of(Config config) {
    var port = config.http().port() == 80 ? "" : ":" + config.http().port();
    var app = config.appUrl().orElse(URI.create("http://localhost" + port));
    return new PublicAddresses(
        app,
        config.apiUrl().orElse(URI.create(app + "/api")),
        config.docsUrl().orElse(URI.create(app + "/_waymark/docs")),
        config.defaultDomain().orElse("localhost" + port));
  }
}
