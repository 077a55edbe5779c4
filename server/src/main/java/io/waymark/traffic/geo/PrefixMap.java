package io.waymark.traffic.geo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values for blocks of addresses; the smallest block that contains an address decides. A look-up
 * takes one hash look-up for each prefix length in use, whatever the number of blocks.
 */
final class PrefixMap<V> {
  private static final PrefixMap<?> EMPTY = new PrefixMap<>(Map.of());

  private final int[] lengths;
  private final HashMap<IpAddress, V>[] blocks;

  /** A block given twice keeps the value the map gives it; blocks are never ambiguous. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  PrefixMap(Map<Cidr, V> values) {
    var byLength = new TreeMap<Integer, HashMap<IpAddress, V>>(Comparator.reverseOrder());
    values.forEach(
        (block, value) ->
            byLength
                .computeIfAbsent(block.bits(), _ -> new HashMap<>())
                .put(block.network(), value));
    lengths = byLength.keySet().stream().mapToInt(Integer::intValue).toArray();
    blocks = byLength.values().toArray(new HashMap[0]);
  }

  @SuppressWarnings("unchecked")
  static <V> PrefixMap<V> empty() {
    return (PrefixMap<V>) EMPTY;
  }

  boolean isEmpty() {
    return lengths.length == 0;
  }

  /** The value of the smallest block around the address; IPv6 blocks never contain IPv4. */
  @Nullable V get(IpAddress address) {
    int shortest = address.isV4() ? IpAddress.V4_PREFIX : 0;
    for (int i = 0; i < lengths.length && lengths[i] >= shortest; i++) {
      var value = blocks[i].get(address.network(lengths[i]));
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
