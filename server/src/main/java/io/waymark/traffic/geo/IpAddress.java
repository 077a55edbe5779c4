package io.waymark.traffic.geo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as 128 bits. IPv4 addresses are kept as their IPv4-mapped IPv6 address, so that
 * {@code ::ffff:192.0.2.1} and {@code 192.0.2.1} are the same.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {
  static final int BITS = 128;
  static final int V4_PREFIX = 96;

  private static final long MAPPED = 0xFFFFL << 32;
  private static final int GROUPS = 8;

  /**
   * Reads a literal: dotted decimal with four parts and no leading zeros, or IPv6 in any of its
   * forms. A zone ({@code %eth0}) is dropped. No names, no brackets, no ports.
   *
   * @return null if the text is anything else
   */
  public static @Nullable IpAddress parse(String text) {
    return IpLiteral.parse(text);
  }

  static IpAddress v4(int bits) {
    return new IpAddress(0, MAPPED | (bits & 0xFFFF_FFFFL));
  }

  /** Whether this is an IPv4 address. */
  public boolean isV4() {
    return high == 0 && low >>> 32 == MAPPED >>> 32;
  }

  /** The network this address is in: all but the first {@code bits} bits cleared. */
  IpAddress network(int bits) {
    if (bits >= BITS) {
      return this;
    }
    return bits > 64
        ? new IpAddress(high, low & (-1L << (BITS - bits)))
        : new IpAddress(bits == 0 ? 0 : high & (-1L << (64 - bits)), 0);
  }

  InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }

  /** The canonical text: dotted decimal, or RFC 5952. */
  @Override
  public String toString() {
    return isV4() ? dotted() : compressed();
  }

  private String dotted() {
    return octet(24) + "." + octet(16) + "." + octet(8) + "." + octet(0);
  }

  private int octet(int shift) {
    return (int) (low >>> shift) & 0xFF;
  }

  private String compressed() {
    int gap = 0;
    int gapLength = 1;
    for (int start = 0; start < GROUPS; start++) {
      int end = start;
      while (end < GROUPS && group(end) == 0) {
        end++;
      }
      if (end - start > gapLength) {
        gap = start;
        gapLength = end - start;
      }
    }
    var text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (gapLength > 1 && i == gap) {
        text.append("::");
        i += gapLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < GROUPS / 2 ? high : low;
    return (int) (half >>> (16 * (3 - index % 4))) & 0xFFFF;
  }
}
