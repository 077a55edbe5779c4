package io.waymark.platform.outbound;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses the server may connect to: those of the public internet, and networks that an
 * operator named. An IPv4 address inside an IPv6 one counts as itself.
 */
public final class AddressRules {
  /** The public internet only. */
  public static final AddressRules PUBLIC = new AddressRules(List.of());

  /** IANA's special-purpose registry, and what clouds put into public space. */
  private static final List<IPAddress> CLOSED_V4 =
      blocks(
          "0.0.0.0/8", // this host
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // Azure's metadata
          "169.254.0.0/16", // link-local, metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** All there is but loopback, link-local, unique-local, site-local and multicast. */
  private static final IPAddress GLOBAL_V6 = block("2000::/3");

  private static final List<IPAddress> CLOSED_V6 =
      blocks(
          "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "3fff::/20"); // documentation

  private static final IPAddress NAT64 = block("64:ff9b::/96");
  private static final IPAddress SIX_TO_FOUR = block("2002::/16");

  private final List<IPAddress> allowed;

  private AddressRules(List<IPAddress> allowed) {
    this.allowed = allowed;
  }

  /**
   * The public internet and these networks.
   *
   * @param networks addresses and CIDR blocks, such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is neither
   */
  public static AddressRules allowing(Collection<String> networks) {
    return new AddressRules(networks.stream().map(AddressRules::block).toList());
  }

  /** Whether the server may connect to the address. */
  public boolean permit(InetAddress address) {
    var plain = plain(address(address));
    return allowed.stream().anyMatch(network -> network.contains(plain)) || isPublic(plain);
  }

  private static boolean isPublic(IPAddress address) {
    return switch (address) {
      case IPv4Address v4 -> isOutside(CLOSED_V4, v4);
      case IPv6Address v6 when NAT64.contains(v6) -> isPublic(v6.getEmbeddedIPv4Address());
      case IPv6Address v6 when SIX_TO_FOUR.contains(v6) -> isPublic(v6.get6To4IPv4Address());
      case IPv6Address v6 -> GLOBAL_V6.contains(v6) && isOutside(CLOSED_V6, v6);
      default -> false;
    };
  }

  private static boolean isOutside(List<IPAddress> closed, IPAddress address) {
    return closed.stream().noneMatch(block -> block.contains(address));
  }

  private static IPAddress plain(IPAddress address) {
    return address instanceof IPv6Address v6 && v6.isIPv4Mapped()
        ? v6.getEmbeddedIPv4Address()
        : address;
  }

  /** Without the zone of a link-local address, which says nothing here. */
  private static IPAddress address(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == 4 ? new IPv4Address(bytes) : new IPv6Address(bytes);
  }

  private static List<IPAddress> blocks(String... texts) {
    return Stream.of(texts).map(AddressRules::block).toList();
  }

  private static IPAddress block(String text) {
    var parsed = new IPAddressString(text).getAddress();
    if (parsed == null) {
      throw new IllegalArgumentException("not a network: " + text);
    }
    return parsed.toPrefixBlock();
  }
}
