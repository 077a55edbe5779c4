package io.waymark.traffic.geo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of address blocks, fast for lists of any length. */
public final class Networks {
  /** No address at all. */
  public static final Networks NONE = new Networks(PrefixMap.empty());

  private static final Map<String, List<String>> NAMED =
      Map.of(
          "loopback", List.of("127.0.0.0/8", "::1"),
          "private",
              List.of(
                  "10.0.0.0/8",
                  "172.16.0.0/12",
                  "192.168.0.0/16",
                  "100.64.0.0/10",
                  "169.254.0.0/16",
                  "fc00::/7",
                  "fe80::/10"));

  private final PrefixMap<Boolean> blocks;

  private Networks(PrefixMap<Boolean> blocks) {
    this.blocks = blocks;
  }

  /**
   * Reads a list of addresses and CIDR blocks. {@code loopback} and {@code private} stand for the
   * blocks of those kinds (private includes link-local and carrier-grade NAT). Blank entries are
   * skipped.
   *
   * @param setting what the list is called where it was written, for the error
   * @throws IllegalArgumentException naming the setting, the entry and what is wrong with it
   */
  public static Networks parse(String setting, Collection<String> entries) {
    var blocks = new HashMap<Cidr, Boolean>();
    for (var entry : entries) {
      var text = entry.strip();
      if (text.isEmpty()) {
        continue;
      }
      for (var block : NAMED.getOrDefault(text, List.of(text))) {
        try {
          blocks.put(Cidr.parse(block), true);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
      }
    }
    return blocks.isEmpty() ? NONE : new Networks(new PrefixMap<>(blocks));
  }

  /** Whether there is no block. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether a block contains the address. */
  public boolean contains(IpAddress address) {
    return blocks.get(address) != null;
  }

  /** Whether the text is an address in one of the blocks; false for anything else. */
  public boolean contains(String address) {
    if (isEmpty()) {
      return false;
    }
    var parsed = IpAddress.parse(address);
    return parsed != null && contains(parsed);
  }
}
