package io.waymark.app.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a
 * lone address is a block of one.
 *
 * @param address the first address of the block
 * @param prefix the number of leading bits that all addresses of the block share
 */
public record Network(InetAddress address, int prefix) {

  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  public Network {
    var bytes = address.getAddress();
    if (prefix < 0 || prefix > bytes.length * 8) {
      throw new IllegalArgumentException("prefix out of range: " + prefix);
    }
    for (var bit = prefix; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        throw new IllegalArgumentException("bits set beyond the prefix");
      }
    }
  }

  /**
   * Reads an address with or without a prefix length. Names are never looked up.
   *
   * @throws IllegalArgumentException if the text is not a block, or has bits set beyond its prefix,
   *     which is more often a slip than meant
   */
  public static Network parse(CharSequence text) {
    var parts = text.toString().split("/", -1);
    if (parts.length > 2
        || !(V4.matcher(parts[0]).matches() || V6.matcher(parts[0]).matches())
        || (parts.length == 2 && !BITS.matcher(parts[1]).matches())) {
      throw new IllegalArgumentException("not a network: " + text);
    }
    var address = InetAddress.ofLiteral(parts[0]);
    var prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * 8;
    return new Network(address, prefix);
  }

  /** Whether the address lies in this block. */
  public boolean contains(InetAddress other) {
    var bytes = other.getAddress();
    if (bytes.length != address.getAddress().length) {
      return false;
    }
    var whole = prefix / 8;
    if (!Arrays.equals(bytes, 0, whole, address.getAddress(), 0, whole)) {
      return false;
    }
    var rest = prefix % 8;
    return rest == 0
        || ((bytes[whole] ^ address.getAddress()[whole]) & (0xff00 >> rest) & 0xff) == 0;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }
}
