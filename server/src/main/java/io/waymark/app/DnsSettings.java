package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.links.domains.DnsCheck;
import io.waymark.links.domains.DnsTargets;
import io.waymark.links.domains.SystemDns;

/** Reads from the configuration where short domains have to lead, and whom to ask about it. */
final class DnsSettings {
  private DnsSettings() {}

  static DnsCheck of(Config config) {
    var dns = config.dns();
    return new DnsCheck(
        new SystemDns(dns.resolver().orElse(null)),
        new DnsTargets(dns.addresses().all(), dns.cname().orElse(null)));
  }
}
