package io.waymark.app;

import io.vertx.core.Vertx;
import io.waymark.app.config.Config;
import io.waymark.links.domains.DnsCheck;
import io.waymark.links.domains.DnsTargets;
import io.waymark.links.domains.NetworkDns;

/** Reads from the configuration where short domains have to lead, and whom to ask about it. */
final class DnsSettings {
  private DnsSettings() {}

  static DnsCheck of(Config config, Vertx vertx) {
    var dns = config.dns();
    return new DnsCheck(
        new NetworkDns(vertx, dns.resolver().orElse(null)),
        new DnsTargets(dns.addresses().all(), dns.cname().orElse(null)));
  }
}
