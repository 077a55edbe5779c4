package io.waymark.traffic.geo;

/**
 * A block of addresses.
 *
 * @param network its first address
 * @param bits how many leading bits of the 128 all its addresses share; 96 more than the prefix
 *     length for IPv4
 */
record Cidr(IpAddress network, int bits) {

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. Bits after the prefix are
   * dropped, so {@code 10.1.2.3/8} is {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException naming the text and what is wrong with it
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("\"" + text + "\" is not an IP address or CIDR block");
    }
    if (slash < 0) {
      return new Cidr(address, IpAddress.BITS);
    }
    boolean v4 = text.indexOf(':') < 0;
    int most = v4 ? 32 : IpAddress.BITS;
    int length = prefixLength(text.substring(slash + 1), most);
    if (length < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has a prefix length that is not a number from 0 to " + most);
    }
    int bits = v4 ? length + IpAddress.V4_PREFIX : length;
    return new Cidr(address.network(bits), bits);
  }

  private static int prefixLength(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int length = Integer.parseInt(text);
    return length <= most ? length : -1;
  }
}
