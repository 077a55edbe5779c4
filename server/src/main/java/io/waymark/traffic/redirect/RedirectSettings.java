package io.waymark.traffic.redirect;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about redirects.
 *
 * @param app the public address of the dashboard's host, without a slash at its end
 * @param openRedirects whether {@code redir_url} may lead anywhere (decision 6)
 * @param poweredBy the text of the X-Powered-By header, empty for none
 * @param legalWorkspace the id of the workspace whose links are banned, empty for none (RED-16)
 * @param abuseReport where visitors report a link, or null (RED-13)
 * @param appsFlyerSource what AppsFlyer knows this server as (RED-39)
 * @param defaultDomain the server's own short domain
 * @param words where first segments of paths on the default domain lead instead of links (RED-3)
 */
public record RedirectSettings(
    URI app,
    boolean openRedirects,
    String poweredBy,
    String legalWorkspace,
    @Nullable String abuseReport,
    String appsFlyerSource,
    String defaultDomain,
    Map<String, String> words) {

  public RedirectSettings {
    words = Map.copyOf(words);
  }
}
