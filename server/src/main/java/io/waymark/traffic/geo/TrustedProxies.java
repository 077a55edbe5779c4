package io.waymark.traffic.geo;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken, and the header in which they pass on the client's address
 * (decision 9). Headers of anybody else are ignored.
 *
 * @param networks where the proxies are; empty for a server without proxy
 * @param source the header that every one of them writes or removes
 */
public record TrustedProxies(Networks networks, AddressHeader source) {
  /** No proxy: the peer is the client. */
  public static final TrustedProxies NONE =
      new TrustedProxies(Networks.NONE, AddressHeader.X_FORWARDED_FOR);

  /**
   * Reads the settings.
   *
   * @param proxies addresses, CIDR blocks, {@code loopback} and {@code private}; see {@link
   *     Networks#parse}
   * @param header the name of a header, such as {@code X-Forwarded-For}, {@code Forwarded} or
   *     {@code CF-Connecting-IP}
   * @throws IllegalArgumentException naming the bad entry
   */
  public static TrustedProxies parse(Collection<String> proxies, String header) {
    return new TrustedProxies(
        Networks.parse("trusted proxies", proxies), AddressHeader.parse(header));
  }

  /** Whether a peer, as text, is one of the proxies; null (a local socket) is not. */
  boolean trusts(@Nullable String peer) {
    return peer != null && networks.contains(peer);
  }
}
