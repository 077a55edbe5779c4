package io.waymark.events.duckdb;

import io.waymark.events.Group;
import io.waymark.events.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first groups of a table, packed: every text as an object of its own would take several times
 * as much, and be looked at by each collection of garbage.
 *
 * @param complete whether the table has no others
 */
record FirstRows(byte[] packed, int rows, boolean complete) {

  /**
   * Keeps some groups.
   *
   * @param groups of as many values each; of clicks alone
   * @param most how many are kept
   */
  static FirstRows of(List<Group> groups, int most) {
    var out = new ByteArrayOutputStream();
    groups.stream().limit(most).forEach(group -> pack(group, out));
    return new FirstRows(out.toByteArray(), Math.min(groups.size(), most), groups.size() <= most);
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
      var length = in.getInt();
      values.add(new String(in.array(), in.position(), length, StandardCharsets.UTF_8));
      in.position(in.position() + length);
    }
    return new Group(values, Metrics.ofClicks(in.getLong()));
  }
}
