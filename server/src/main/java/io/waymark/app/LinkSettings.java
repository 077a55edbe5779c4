package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.config.Regex;
import io.waymark.app.start.PublicAddresses;
import io.waymark.links.Blocklist;
import io.waymark.links.DomainPolicy;
import io.waymark.links.LinkPolicy;
import io.waymark.links.services.ServiceName;
import io.waymark.platform.http.FrontDoor;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the configuration says about links and domains. */
final class LinkSettings {
  private LinkSettings() {}

  static LinkPolicy of(Config config, PublicAddresses addresses) {
    var blocked = config.blocked();
    var blocklist =
        new Blocklist(
            Set.copyOf(blocked.hosts().all()),
            blocked.terms().all(),
            Set.copyOf(blocked.except().all()),
            blocked.keys().map(Regex::pattern).orElse(null),
            Set.copyOf(blocked.reservedKeys().all()));
    return new LinkPolicy(
        addresses::defaultDomain, reserved(config), blocklist, config.anonymousLinks());
  }

  static DomainPolicy domains(Config config, PublicAddresses addresses) {
    return new DomainPolicy(
        // Often one host.
        new HashSet<>(List.of(addresses.app().getHost(), addresses.api().getHost())),
        Set.copyOf(config.caseSensitiveDomains().all()),
        config.linkCache().memory().bytes());
  }

  /** Where the APIs of other link services are. */
  static Map<ServiceName, String> services(Config config) {
    var imports = config.imports();
    return Map.of(
        ServiceName.BITLY, imports.bitlyUrl(),
        ServiceName.REBRANDLY, imports.rebrandlyUrl(),
        ServiceName.SHORT, imports.shortUrl());
  }

  /** First path segments that links on the server's own domains cannot have. */
  private static Set<String> reserved(Config config) {
    var reserved = new HashSet<>(FrontDoor.OWN_SEGMENTS);
    for (var word : config.redirects().words().addresses().keySet()) {
      reserved.add(word.toLowerCase(Locale.ROOT));
    }
    return reserved;
  }
}
