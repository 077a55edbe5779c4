package io.waymark.links;

import io.waymark.identity.Workspaces;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The links of a domain in PostgreSQL, where they are treated as one. */
final class DomainLinks {
  private DomainLinks() {}

  /** A link that took part in a change, by the key it had and the one it has. */
  record Touched(String before, String after) {}

  /** Makes the domain's own link, without a destination yet (DOM-3). */
  static void insertRoot(
      Handle handle, String id, String domain, String projectId, String userId, Instant now) {
    handle
        .createUpdate(
            """
            insert into links (id, domain, key, folded_key, url, short_link, user_id, project_id,
              created_at, updated_at)
            values (:id, :domain, '_root', '_root', '', :shortLink, :userId, :projectId, :now, :now)
            """)
        .bind("id", id)
        .bind("domain", domain)
        .bind("shortLink", ShortLinks.of(domain, Link.ROOT))
        .bind("userId", userId)
        .bind("projectId", projectId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    Workspaces.countNewLinks(handle, projectId, 1);
  }

  static long count(Handle handle, String domain) {
    return handle
        .createQuery("select count(*) from links where domain = :domain")
        .bind("domain", domain)
        .mapTo(Long.class)
        .one();
  }

  static boolean remain(Handle handle, DomainMove move) {
    return handle
        .createQuery(
            "select exists (select 1 from links where domain = :from and project_id = :project)")
        .bind("from", move.from())
        .bind("project", move.fromProject())
        .mapTo(Boolean.class)
        .one();
  }

  /** The domain's own link of a move, locked; empty if it has moved already. */
  static List<String> root(Handle handle, DomainMove move) {
    return handle
        .createQuery(
            """
            select id from links
            where domain = :from and folded_key = '_root' and project_id = :project
            for update skip locked
            """)
        .bind("from", move.from())
        .bind("project", move.fromProject())
        .mapTo(String.class)
        .list();
  }

  /**
   * Some links of a move, locked. Those that others hold are passed over: waiting for them could
   * mean waiting for each other.
   */
  static List<String> some(Handle handle, DomainMove move, int most) {
    return handle
        .createQuery(
            """
            select id from links where domain = :from and project_id = :project
            order by folded_key limit :most for update skip locked
            """)
        .bind("from", move.from())
        .bind("project", move.fromProject())
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Does to locked links what the move is for. */
  static List<Touched> apply(Handle handle, DomainMove move, List<String> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    if (move.to() == null) {
      return delete(handle, move.fromProject(), ids);
    }
    return move.to().equals(move.from())
        ? transfer(handle, move, ids, now)
        : rename(handle, move.to(), ids);
  }

  /**
   * Links keep their keys. Should somebody have taken one at the new name meanwhile, the link gets
   * a part of its id behind its key rather than being lost.
   */
  private static List<Touched> rename(Handle handle, String to, List<String> ids) {
    return handle
        .createQuery(
            """
            with moving as (
              select l.id, l.key as before,
                case when exists (
                    select 1 from links o where o.domain = :to and o.folded_key = l.folded_key)
                  then '-' || lower(right(l.id, 8)) else '' end as suffix
              from links l where l.id = any(:ids))
            update links l set domain = :to, key = l.key || suffix, folded_key = l.folded_key || suffix,
              short_link = :start || case when l.key || suffix = '_root' then '' else '/' || l.key || suffix end
            from moving where l.id = moving.id
            returning moving.before, l.key as after
            """)
        .bind("to", to)
        .bind("start", ShortLinks.of(to, Link.ROOT))
        .bindArray("ids", String.class, ids)
        .map((row, context) -> new Touched(row.getString("before"), row.getString("after")))
        .list();
  }

  /** What the links were before stays with the old workspace (DOM-8, as LNK-65). */
  private static List<Touched> transfer(
      Handle handle, DomainMove move, List<String> ids, Instant now) {
    var target = Objects.requireNonNull(move.toProject());
    handle
        .createUpdate("delete from link_tags where link_id = any(:ids)")
        .bindArray("ids", String.class, ids)
        .execute();
    handle
        .createUpdate("delete from dashboards where link_id = any(:ids)")
        .bindArray("ids", String.class, ids)
        .execute();
    var moved =
        handle
            .createQuery(
                """
                update links set project_id = :projectId, user_id = :userId, folder_id = null,
                  external_id = null, tenant_id = null, program_id = null, partner_id = null,
                  clicks = 0, leads = 0, conversions = 0, sales = 0, sale_amount = 0,
                  last_clicked = null, last_lead_at = null, last_conversion_at = null,
                  public_stats = false, updated_at = :now
                where id = any(:ids) returning key
                """)
            .bind("projectId", target)
            .bind("userId", move.userId())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bindArray("ids", String.class, ids)
            .map((row, context) -> new Touched(row.getString("key"), row.getString("key")))
            .list();
    Workspaces.countMovedLinks(handle, move.fromProject(), target, moved.size());
    return moved;
  }

  /** Deletes links of one workspace. */
  static List<Touched> delete(Handle handle, String projectId, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var gone =
        handle
            .createQuery("delete from links where id = any(:ids) returning key")
            .bindArray("ids", String.class, ids)
            .map((row, context) -> new Touched(row.getString("key"), row.getString("key")))
            .list();
    Workspaces.countDeletedLinks(handle, projectId, gone.size());
    return gone;
  }
}
