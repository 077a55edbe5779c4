package io.waymark.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Domains in PostgreSQL. */
final class DomainTable {
  private DomainTable() {}

  static @Nullable Domain bySlug(Handle handle, String slug) {
    return handle
        .createQuery("select * from domains where lower(slug) = lower(:slug)")
        .bind("slug", slug)
        .map((row, context) -> domain(row))
        .findOne()
        .orElse(null);
  }

  static @Nullable Domain primaryOf(Handle handle, String workspaceId) {
    return handle
        .createQuery("select * from domains where project_id = :workspaceId and is_primary")
        .bind("workspaceId", workspaceId)
        .map((row, context) -> domain(row))
        .findOne()
        .orElse(null);
  }

  /** Adds a domain for every workspace, unless the slug is known already. */
  static void insertShared(Handle handle, String id, String slug, Instant now) {
    handle
        .createUpdate(
            """
            insert into domains (id, slug, verified, created_at, updated_at)
            values (:id, lower(:slug), true, :now, :now)
            on conflict (lower(slug)) do nothing
            """)
        .bind("id", id)
        .bind("slug", slug)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Moves a shared domain and its links to another host. */
  static void rename(Handle handle, String from, String to, String scheme, Instant now) {
    handle
        .createUpdate(
            "update domains set slug = :to, updated_at = :now where slug = :from and project_id is null")
        .bind("from", from)
        .bind("to", to)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            update links set domain = :to,
                   short_link = :scheme || :to || case when key = '_root' then '' else '/' || key end
            where domain = :from
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("scheme", scheme)
        .execute();
  }

  private static Domain domain(ResultSet row) throws SQLException {
    return new Domain(
        row.getString("id"),
        row.getString("slug"),
        row.getString("project_id"),
        row.getBoolean("is_primary"),
        row.getBoolean("case_sensitive"),
        row.getString("expired_url"),
        row.getString("not_found_url"));
  }
}
