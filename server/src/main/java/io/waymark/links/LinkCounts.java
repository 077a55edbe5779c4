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

  /** What links are added up by: one group of the answer. */
  record Group(@Nullable String value, long links) {}

  /**
   * Adds up the links of a workspace.
   *
   * @param column what to group by, or null for one sum
   * @param where conditions on project_id, domain, folder_id, user_id and archived
   */
  static List<Group> sums(Handle handle, @Nullable String column, Where where) {
    var value = column == null ? "null::text" : column;
    var groups =
        handle
            .createQuery(
                """
                select %1$s as value, sum(links) as links, sum(count(*)) over () as rows
                from link_counts where %2$s
                group by 1 having sum(links) <> 0 or :whole
                order by %1$s is null, links desc, 1
                """
                    .formatted(value, where.sql()))
            .bindMap(where.values())
            .bind("whole", column == null)
            .map(
                (row, context) ->
                    Map.entry(
                        new Group(row.getString("value"), row.getLong("links")),
                        row.getLong("rows")))
            .list();
    if (!groups.isEmpty() && groups.getFirst().getValue() > MOST_ROWS) {
      fold(handle, where.values().get("projectId"));
    }
    return groups.stream().map(Map.Entry::getKey).toList();
  }

  /** Puts the rows of a workspace together; two at once take different rows. */
  private static void fold(Handle handle, @Nullable Object projectId) {
    handle
        .createUpdate(
            """
            with taken as (
              select ctid from link_counts where project_id = :projectId
              for update skip locked),
            gone as (
              delete from link_counts using taken where link_counts.ctid = taken.ctid
              returning project_id, domain, folder_id, user_id, archived, links)
            insert into link_counts (project_id, domain, folder_id, user_id, archived, links)
            select project_id, domain, folder_id, user_id, archived, sum(links)
            from gone group by 1, 2, 3, 4, 5 having sum(links) <> 0
            """)
        .bind("projectId", projectId)
        .execute();
  }
}
