package io.waymark.traffic.geo;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client behind trusted proxies (decision 9). Walks the header from the right, where the
 * proxies write, and stops at the first address that is not a proxy's: whatever is further left
 * came from that client and may be a lie. Never blocks; takes time in proportion to what it reads.
 */
public final class ClientAddress {
  /** No real chain of proxies is longer. */
  private static final int MOST_HOPS = 32;

  private final TrustedProxies proxies;

  public ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /**
   * The client's address in canonical text.
   *
   * @param peer the other end of the connection as an address literal; null if it has none
   * @param headers gives all values of a header in the order of their lines; it takes the name
   *     without regard to case and answers with an empty list if there is none
   * @return the peer, if it is no proxy or the header says nothing; else the first address from the
   *     right that is no proxy's. Where the header turns to garbage, the last address before it.
   *     Empty if the peer has no address
   */
  public String of(@Nullable String peer, Function<String, List<String>> headers) {
    var address = peer == null ? null : IpAddress.parse(peer);
    if (address == null) {
      return "";
    }
    return proxies.networks().contains(address)
        ? walk(address, headers.apply(proxies.source().name())).toString()
        : address.toString();
  }

  private IpAddress walk(IpAddress peer, List<String> values) {
    var client = peer;
    int hops = 0;
    for (var value : values.reversed()) {
      int end = value.length();
      while (end >= 0) {
        int comma = end == 0 ? -1 : value.lastIndexOf(',', end - 1);
        var element = value.substring(comma + 1, end);
        end = comma;
        if (element.isBlank()) {
          continue;
        }
        var address = proxies.source().address(element);
        if (address == null || ++hops > MOST_HOPS) {
          return client;
        }
        client = address;
        if (!proxies.networks().contains(address)) {
          return client;
        }
      }
    }
    return client;
  }
}
