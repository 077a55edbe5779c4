package io.waymark.partners.programs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A link that every partner of a group gets (A4).
 *
 * @param url where it leads, before the group's campaign is added
 */
public record DefaultLink(String id, String groupId, String url, Instant createdAt) {
  /** The unique index that refuses a second one of the same destination in a group. */
  static final String URL = "group_default_links_url";

  /** A group's, oldest first. */
  public static List<DefaultLink> ofGroup(Handle handle, String groupId) {
    return handle
        .createQuery(
            "select * from group_default_links where group_id = :groupId order by created_at, id")
        .bind("groupId", groupId)
        .map((row, _) -> link(row))
        .list();
  }

  static void insert(Handle handle, DefaultLink link) {
    handle
        .createUpdate(
            """
            insert into group_default_links (id, group_id, url, created_at)
            values (:id, :groupId, :url, :createdAt)
            """)
        .bind("id", link.id)
        .bind("groupId", link.groupId)
        .bind("url", link.url)
        .bind("createdAt", link.createdAt.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void update(Handle handle, DefaultLink link) {
    handle
        .createUpdate("update group_default_links set url = :url where id = :id")
        .bind("url", link.url)
        .bind("id", link.id)
        .execute();
  }

  /** Partners keep the links they have from it. */
  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from group_default_links where id = :id").bind("id", id).execute();
  }

  /** The ids of the partners' links that stand for it. */
  static List<String> derived(Handle handle, String id) {
    return handle
        .createQuery("select link_id from partner_default_links where default_link_id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  static @Nullable DefaultLink leadingTo(List<DefaultLink> links, @Nullable String url) {
    return links.stream().filter(link -> link.url.equals(url)).findFirst().orElse(null);
  }

  DefaultLink to(String other) {
    return new DefaultLink(id, groupId, other, createdAt);
  }

  private static DefaultLink link(ResultSet row) throws SQLException {
    return new DefaultLink(
        row.getString("id"),
        row.getString("group_id"),
        row.getString("url"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
