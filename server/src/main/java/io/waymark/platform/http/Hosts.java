package io.waymark.platform.http;

import io.waymark.platform.net.HostNames;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each host of the server's one port is for. The app host serves the dashboard, and the API
 * below {@code /api}; an API host of its own serves the API at its root; every other host is a
 * short domain. One host may be all of them.
 */
public final class Hosts {
  private final String appHost;
  private final @Nullable String apiHost;
  private final String defaultDomain;
  private final boolean local;

  /**
   * @param app the dashboard's public address
   * @param api the API's public address
   * @param defaultDomain the server's own short domain
   * @param local whether nobody chose a domain, so that any local name or address means this server
   */
  public Hosts(URI app, URI api, String defaultDomain, boolean local) {
    this.appHost = normalised(app.getAuthority());
    var path = api.getPath();
    this.apiHost = path == null || path.isEmpty() ? normalised(api.getAuthority()) : null;
    this.defaultDomain = normalised(defaultDomain);
    this.local = local;
  }

  /**
   * A Host header as it is compared: lower case, without {@code www.}, with its port if it has one
   * (RED-2).
   */
  public static String normalised(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") ? lower.substring(4) : lower;
  }

  /** Whether the whole host is the API. */
  public boolean isApi(String host) {
    return host.equals(apiHost) && !host.equals(appHost);
  }

  /** Whether the host serves the dashboard, with the API below {@code /api}. */
  public boolean isApp(String host) {
    return host.equals(appHost) || isLocal(host);
  }

  /** The short domain a host stands for. */
  public String domain(String host) {
    return isLocal(host) ? defaultDomain : host;
  }

  private boolean isLocal(String host) {
    return local && HostNames.isLoopbackOrIpLiteral(host);
  }
}
