package io.waymark.events.duckdb;

import io.waymark.events.Dimension;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first groups of a table, packed: every text as an object of its own would take several times
 * as much, and be looked at by each collection of garbage.
 *
 * @param complete whether the table has no others
 */
record FirstRows(byte[] packed, int rows, boolean complete) {

  /** As many as the API answers at most (B5), and the one of {@link TrackedUrls}. */
  private static final int ANSWERED = 5_000 + 1;

  /** All links are wanted where they are folded into domains, folders or tags (A10). */
  private static final int LINKS = 60_000;

  private static final int MOST_BYTES = 3 << 20;

  /** How many of a table's rows are wanted. */
  static int most(long rows, Dimension dimension) {
    return dimension == Dimension.LINK && rows <= LINKS ? (int) rows : ANSWERED;
  }

  /**
   * Keeps groups of a table, or where they are too large the first of them.
   *
   * @param groups the table's first; of as many values each, and of clicks alone
   * @param rows how many the table has
   */
  static FirstRows of(List<Group> groups, long rows) {
    return packed(groups, rows)
        .or(() -> packed(groups.subList(0, Math.min(groups.size(), ANSWERED)), rows))
        .orElseGet(() -> new FirstRows(new byte[0], 0, false));
  }

  /** Nothing, if they are too large. */
  private static Optional<FirstRows> packed(List<Group> groups, long rows) {
    var out = new ByteArrayOutputStream();
    for (var group : groups) {
      pack(group, out);
      if (out.size() > MOST_BYTES) {
        return Optional.empty();
      }
    }
    return Optional.of(new FirstRows(out.toByteArray(), groups.size(), groups.size() == rows));
  }

  private static void pack(Group group, ByteArrayOutputStream out) {
    out.write(group.values().size());
    for (var value : group.values()) {
      var text = value.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      out.writeBytes(text);
    }
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(group.metrics().clicks()).array());
  }

  int bytes() {
    return packed.length;
  }

  /** Whether so many can be read from here, or all that there are. */
  boolean has(int limit) {
    return complete || limit <= rows;
  }

  List<Group> read(int limit) {
    var in = ByteBuffer.wrap(packed);
    var groups = new ArrayList<Group>(Math.min(limit, rows));
    while (in.hasRemaining() && groups.size() < limit) {
      groups.add(unpack(in));
    }
    return groups;
  }

  private static Group unpack(ByteBuffer in) {
    var width = in.get();
    var values = new ArrayList<String>(width);
    for (var value = 0; value < width; value++) {
      var text = new byte[in.getInt()];
      in.get(text);
      values.add(new String(text, StandardCharsets.UTF_8));
    }
    return new Group(values, Metrics.ofClicks(in.getLong()));
  }
}
