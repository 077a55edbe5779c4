package io.waymark.archive;

import org.jspecify.annotations.Nullable;

/**
 * A table that says which rows of another belong to a row; in archives, a list.
 *
 * @param owner the column with the id of the row
 * @param member the column with the id of what belongs to it
 * @param position the column that orders them; null if there is no order
 */
record Members(String table, String owner, String member, @Nullable String position) {

  /** The list of the row {@code @}. */
  String read() {
    var order = (position == null ? "" : "m." + position + ", ") + "m." + member;
    return "array(select m.%s from %s m where m.%s = @.id order by %s collate \"C\")"
        .formatted(member, table, owner, order);
  }
}
