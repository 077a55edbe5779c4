package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.folders.FolderAccess;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How many links of a workspace were made when; of those that still exist. */
public final class LinkUsage {
  private final Jdbi jdbi;

  LinkUsage(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What the shares of links are by. */
  public enum Group {
    FOLDER("coalesce(folder_id, '')"),
    DOMAIN("domain");

    private final String expression;

    Group(String expression) {
      this.expression = expression;
    }
  }

  /**
   * As many numbers as there are buckets.
   *
   * @param starts when the buckets begin, ascending
   * @param to the end of the last one
   */
  public List<Long> made(String workspaceId, List<Instant> starts, Instant to) {
    var made = zeros(starts);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select width_bucket(created_at, :starts) as bucket, count(*) as made
                    from links
                    where project_id = :workspaceId and created_at >= :from and created_at < :to
                    group by 1
                    """)
                .bind("workspaceId", workspaceId)
                .bindArray("starts", OffsetDateTime.class, times(starts))
                .bind("from", starts.getFirst().atOffset(ZoneOffset.UTC))
                .bind("to", to.atOffset(ZoneOffset.UTC))
                .map((row, _) -> made.set(row.getInt("bucket") - 1, row.getLong("made")))
                .list());
    return made;
  }

  /**
   * The same of those folders or domains that have the most, the largest first, by their ids or
   * names; under an empty one what is in no folder. Folders that the caller may not read are left
   * out.
   */
  public Map<String, List<Long>> shares(
      Caller caller, Group group, int most, List<Instant> starts, Instant to) {
    var shares = new LinkedHashMap<String, List<Long>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with made as (
                      select <group> as share, width_bucket(created_at, :starts) as bucket,
                        count(*) as made
                      from links
                      where project_id = :workspaceId and created_at >= :from and created_at < :to
                        and (folder_id is null or folder_id = any(:readable) or not :byFolder)
                      group by 1, 2),
                    largest as (
                      select share, sum(made) as total from made
                      group by 1 order by 2 desc, 1 limit :most)
                    select share, bucket, made from made join largest using (share)
                    order by total desc, share
                    """)
                .define("group", group.expression)
                .bind("workspaceId", caller.workspace().id())
                .bind("byFolder", group == Group.FOLDER)
                .bindArray("readable", String.class, FolderAccess.readable(handle, caller))
                .bindArray("starts", OffsetDateTime.class, times(starts))
                .bind("from", starts.getFirst().atOffset(ZoneOffset.UTC))
                .bind("to", to.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map(
                    (row, _) ->
                        shares
                            .computeIfAbsent(row.getString("share"), _ -> zeros(starts))
                            .set(row.getInt("bucket") - 1, row.getLong("made")))
                .list());
    return shares;
  }

  /**
   * In which folder or on which domain those of the links are that still exist, by their ids; empty
   * for no folder. Links in folders that the caller may not read are left out.
   */
  public Map<String, String> groups(Caller caller, Group group, Collection<String> linkIds) {
    return jdbi.withHandle(handle -> groups(handle, caller, group, linkIds));
  }

  private static Map<String, String> groups(
      Handle handle, Caller caller, Group group, Collection<String> linkIds) {
    var groups = new LinkedHashMap<String, String>();
    handle
        .createQuery(
            """
            select id, <group> as share from links
            where project_id = :workspaceId and id = any(:ids)
              and (folder_id is null or folder_id = any(:readable) or not :byFolder)
            """)
        .define("group", group.expression)
        .bind("workspaceId", caller.workspace().id())
        .bind("byFolder", group == Group.FOLDER)
        .bindArray("readable", String.class, FolderAccess.readable(handle, caller))
        .bindArray("ids", String.class, linkIds)
        .map((row, _) -> groups.put(row.getString("id"), row.getString("share")))
        .list();
    return groups;
  }

  private static List<Long> zeros(List<Instant> starts) {
    return new ArrayList<>(starts.stream().map(_ -> 0L).toList());
  }

  private static List<OffsetDateTime> times(List<Instant> starts) {
    return starts.stream().map(start -> start.atOffset(ZoneOffset.UTC)).toList();
  }
}
