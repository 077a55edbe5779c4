package io.waymark.links.tags;

import io.waymark.platform.http.Changed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tags of workspaces in PostgreSQL. */
final class TagTable {
  /** The unique index that refuses a second tag of the same name in a workspace. */
  static final String NAME = "tags_name";

  private TagTable() {}

  /**
   * A tag in a list.
   *
   * @param links how many links carry it, or null if nobody asked
   */
  record Listed(Tag tag, @Nullable Long links) {}

  static List<Listed> list(Handle handle, String workspaceId, TagFilter filter) {
    return handle
        .createQuery(
            """
            select t.id, t.name, t.color,
                   case when :counted then coalesce(kept.links, 0) end as links
            from tags t left join (
              select tag_id, sum(links)::bigint as links from link_tag_counts
              where :counted and project_id = :workspaceId group by tag_id) kept on kept.tag_id = t.id
            where t.project_id = :workspaceId
              and (:search::text is null or strpos(lower(t.name), lower(:search)) > 0)
              and (:ids::text[] is null or t.id = any(:ids::text[]))
            order by %s
            limit :limit offset :offset
            """
                .formatted(filter.order()))
        .bind("workspaceId", workspaceId)
        .bind("counted", filter.includeLinksCount())
        .bind("search", filter.search())
        .bind("ids", filter.ids() == null ? null : filter.ids().toArray(String[]::new))
        .bind("limit", filter.pageSize())
        .bind("offset", filter.offset())
        .map((row, context) -> new Listed(tag(row), row.getObject("links", Long.class)))
        .list();
  }

  static long count(Handle handle, String workspaceId, @Nullable String search) {
    return handle
        .createQuery(
            """
            select count(*) from tags
            where project_id = :workspaceId
              and (:search::text is null or strpos(lower(name), lower(:search)) > 0)
            """)
        .bind("workspaceId", workspaceId)
        .bind("search", search)
        .mapTo(Long.class)
        .one();
  }

  /**
   * The most tags the workspace may have, or null for any number. Where there is a limit, creators
   * of the same workspace wait for each other here, so that none of them goes beyond it.
   */
  static @Nullable Long limit(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select tags_limit from workspaces
            where id = :workspaceId and tags_limit is not null for no key update
            """)
        .bind("workspaceId", workspaceId)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, String workspaceId, Tag tag, Instant now) {
    handle
        .createUpdate(
            """
            insert into tags (id, project_id, name, color, created_at, updated_at)
            values (:id, :workspaceId, :name, :color, :now, :now)
            """)
        .bind("id", tag.id())
        .bind("workspaceId", workspaceId)
        .bind("name", tag.name())
        .bind("color", tag.color())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Changes what is given.
   *
   * @return the tag as it was and as it is now, or null if the workspace has none of this id
   */
  static @Nullable Changed<Tag> update(
      Handle handle,
      String workspaceId,
      String id,
      @Nullable String name,
      @Nullable String color,
      Instant now) {
    return handle
        .createQuery(
            """
            with before as materialized (
              select id, name, color from tags
              where id = :id and project_id = :workspaceId for no key update
            )
            update tags
            set name = coalesce(:name, before.name), color = coalesce(:color, before.color),
              updated_at = :now
            from before where tags.id = before.id
            returning tags.id, tags.name, tags.color, before.name as old_name,
              before.color as old_color
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .bind("name", name)
        .bind("color", color)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map(
            (row, context) ->
                new Changed<>(
                    new Tag(
                        row.getString("id"), row.getString("old_name"), row.getString("old_color")),
                    tag(row)))
        .findOne()
        .orElse(null);
  }

  static boolean delete(Handle handle, String workspaceId, String id) {
    return handle
            .createUpdate("delete from tags where id = :id and project_id = :workspaceId")
            .bind("id", id)
            .bind("workspaceId", workspaceId)
            .execute()
        == 1;
  }

  static Tag tag(ResultSet row) throws SQLException {
    return new Tag(row.getString("id"), row.getString("name"), row.getString("color"));
  }
}
