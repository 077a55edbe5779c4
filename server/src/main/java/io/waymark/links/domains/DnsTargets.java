package io.waymark.links.domains;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain's records have to lead for its visitors to reach this server (DOM-10).
 *
 * @param addresses the server's addresses as the world sees them
 * @param cname a host name that leads to them, or null
 */
public record DnsTargets(List<InetAddress> addresses, @Nullable String cname) {

  public DnsTargets {
    addresses = List.copyOf(addresses);
  }

  /** Whether nobody said where the server is, so that nothing can be verified. */
  public boolean unknown() {
    return addresses.isEmpty() && cname == null;
  }
}
