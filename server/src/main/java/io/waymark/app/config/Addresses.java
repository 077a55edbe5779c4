package io.waymark.app.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Any number of IP addresses, such as {@code 192.0.2.1, 2001:db8::1}, or {@code none}. */
public record Addresses(List<InetAddress> all) {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public Addresses {
    all = List.copyOf(all);
  }

  /**
   * Reads addresses separated by commas, or {@code none}. Names are never looked up.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Addresses parse(CharSequence text) {
    return new Addresses(
        "none".contentEquals(text)
            ? List.of()
            : Arrays.stream(COMMA.split(text, -1)).map(Addresses::address).toList());
  }

  private static InetAddress address(String text) {
    var network = Network.parse(text);
    if (text.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not one address: " + text);
    }
    return network.address();
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "none"
        : all.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(","));
  }
}
