package io.waymark.platform.http;

import java.net.InetAddress;
import java.util.HexFormat;

/** Which addresses are taken as one client where nobody says who they are. */
public final class ClientBlock {
  /** Of an IPv6 address, what the network gives out; the rest each device makes up as it likes. */
  private static final int V6_NETWORK_BYTES = 8;

  private ClientBlock() {}

  /** An IPv4 address itself, the /64 of an IPv6 address, and any other text as it is. */
  public static String of(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.of().formatHex(bytes, 0, V6_NETWORK_BYTES) + "/64";
    } catch (IllegalArgumentException unknown) {
      return address;
    }
  }
}
