package io.waymark.links;

import io.waymark.links.domains.DomainName;
import io.waymark.platform.net.WebUrl;
import java.util.Locale;

/** Where the links of a domain may lead (LNK-16.2). */
public final class AllowedHosts {
  private AllowedHosts() {}

  /**
   * Whether a link on the domain may have the destination: its host without {@code www.}, or the
   * registrable domain of that, is one the domain allows. A domain that names no hosts allows all.
   */
  public static boolean allows(Domain domain, WebUrl destination) {
    if (domain.allowedHosts() == null) {
      return true;
    }
    var host = destination.hostname().toLowerCase(Locale.ROOT);
    var plain = host.startsWith("www.") ? host.substring(4) : host;
    return domain.allowedHosts().contains(plain)
        || domain.allowedHosts().contains(DomainName.registrable(plain));
  }
}
