package io.waymark.links;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of links that the database keeps up to date by itself: a row for every change, added up
 * by whoever asks.
 */
final class LinkCounts {
  private static final int MOST_ROWS = 500;

  private LinkCounts() {}

  /** What is counted, by which columns beside the number. */
  enum Kept {
    LINKS("link_counts", "project_id, domain, folder_id, user_id, archived"),
    /** A link with two tags counts for both. */
    TAGS("link_tag_counts", "project_id, domain, folder_id, user_id, archived, tag_id");

    private final String table;
    private final String columns;

    Kept(String table, String columns) {
      this.table = table;
      this.columns = columns;
    }
  }

  /** What links are added up by: one group of the answer. */
  record Group(@Nullable String value, long links) {}

  /**
   * Adds up the links of a workspace.
   *
   * @param kept which numbers to take
   * @param column what to group by, or null for one sum
   * @param where conditions on project_id, domain, folder_id, user_id and archived
   */
  static List<Group> sums(Handle handle, Kept kept, @Nullable String column, Where where) {
    var value = column == null ? "null::text" : column;
    var groups =
        handle
            .createQuery(
                """
                select %1$s as value, sum(links) as links, sum(count(*)) over () as rows
                from %3$s where %2$s
                group by 1 having sum(links) <> 0 or :whole
                order by %1$s is null, links desc, 1
                """
                    .formatted(value, where.sql(), kept.table))
            .bindMap(where.values())
            .bind("whole", column == null)
            .map(
                (row, context) ->
                    Map.entry(
                        new Group(row.getString("value"), row.getLong("links")),
                        row.getLong("rows")))
            .list();
    if (!groups.isEmpty() && groups.getFirst().getValue() > MOST_ROWS) {
      fold(handle, kept, where.values().get("projectId"));
    }
    return groups.stream().map(Map.Entry::getKey).toList();
  }

  /** Puts the rows of a workspace together; two at once take different rows. */
  private static void fold(Handle handle, Kept kept, @Nullable Object projectId) {
    handle
        .createUpdate(
            """
            with taken as (
              select ctid from %1$s where project_id = :projectId
              for update skip locked),
            gone as (
              delete from %1$s using taken where %1$s.ctid = taken.ctid
              returning %2$s, links)
            insert into %1$s (%2$s, links)
            select %2$s, sum(links) from gone group by %2$s having sum(links) <> 0
            """
                .formatted(kept.table, kept.columns))
        .bind("projectId", projectId)
        .execute();
  }
}
