package io.waymark.app.config;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Any number of networks, such as {@code 10.0.0.0/8, 2001:db8::/32}, or {@code none}. */
public record Networks(List<Network> all) {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public Networks {
    all = List.copyOf(all);
  }

  /**
   * Reads networks separated by commas, or {@code none}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Networks parse(CharSequence text) {
    return new Networks(
        "none".contentEquals(text)
            ? List.of()
            : COMMA.splitAsStream(text).map(Network::parse).toList());
  }

  /** Whether the address lies in one of the networks. */
  public boolean contains(InetAddress address) {
    return all.stream().anyMatch(network -> network.contains(address));
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "none"
        : all.stream().map(Network::toString).collect(Collectors.joining(","));
  }
}
