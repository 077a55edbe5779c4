package io.waymark.links;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** In PostgreSQL, which domains' links are on their way, so that a restart does not forget them. */
final class DomainMoveTable {
  private DomainMoveTable() {}

  static void insert(Handle handle, DomainMove move) {
    handle
        .createUpdate(
            """
            insert into domain_moves (id, from_slug, to_slug, from_project, to_project, user_id, created_at)
            values (:id, :from, :to, :fromProject, :toProject, :userId, :createdAt)
            """)
        .bind("id", move.id())
        .bind("from", move.from())
        .bind("to", move.to())
        .bind("fromProject", move.fromProject())
        .bind("toProject", move.toProject())
        .bind("userId", move.userId())
        .bind("createdAt", move.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static List<DomainMove> all(Handle handle) {
    return handle
        .createQuery("select * from domain_moves order by created_at, id")
        .map(
            (row, context) ->
                new DomainMove(
                    row.getString("id"),
                    row.getString("from_slug"),
                    row.getString("to_slug"),
                    row.getString("from_project"),
                    row.getString("to_project"),
                    row.getString("user_id"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from domain_moves where id = :id").bind("id", id).execute();
  }

  /** Whether links are still on their way to the domain. */
  static boolean busy(Handle handle, String slug) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from domain_moves m join links l
                on l.domain = m.from_slug and l.project_id = m.from_project
              where m.to_slug = :slug)
            """)
        .bind("slug", slug)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether links are left on a name, though its domain may be gone. */
  static boolean linksOn(Handle handle, String slug) {
    return handle
        .createQuery("select exists (select 1 from links where domain = :slug)")
        .bind("slug", slug)
        .mapTo(Boolean.class)
        .one();
  }

  /** Forgets moves that are over but for stragglers, because the name is put to another use. */
  static void forget(Handle handle, String slug) {
    handle
        .createUpdate("delete from domain_moves where from_slug = :slug or to_slug = :slug")
        .bind("slug", slug)
        .execute();
  }

  /** The names that links are on their way from, by those they are on their way to. */
  static Map<String, String> sources(Handle handle, Collection<String> slugs) {
    return handle
        .createQuery(
            """
            select distinct on (to_slug) to_slug, from_slug from domain_moves
            where to_slug = any(:slugs) and from_slug <> to_slug
            """)
        .bindArray("slugs", String.class, slugs)
        .setMapKeyColumn("to_slug")
        .setMapValueColumn("from_slug")
        .collectInto(new GenericType<Map<String, String>>() {});
  }
}
