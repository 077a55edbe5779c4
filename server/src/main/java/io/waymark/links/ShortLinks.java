package io.waymark.links;

import io.waymark.platform.net.HostNames;

/** Addresses of short links and of their QR codes (DAT-2, decision 10). */
final class ShortLinks {
  private ShortLinks() {}

  static String of(String domain, String key) {
    var scheme = HostNames.isLoopbackOrIpLiteral(domain) ? "http://" : "https://";
    return key.equals(Link.ROOT) ? scheme + domain : scheme + domain + "/" + key;
  }
}
