package io.waymark.links;

import io.waymark.links.domains.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Domains in PostgreSQL. */
final class DomainTable {
  /** The unique index that refuses a second domain of the same name. */
  static final String SLUG = "domains_slug";

  private DomainTable() {}

  static @Nullable Domain bySlug(Handle handle, String slug) {
    return one(
        handle
            .createQuery("select * from domains where lower(slug) = lower(:slug)")
            .bind("slug", slug));
  }

  /** Locks the row until the transaction ends, so that two changes follow each other. */
  static @Nullable Domain bySlugForUpdate(Handle handle, String slug) {
    return one(
        handle
            .createQuery("select * from domains where lower(slug) = lower(:slug) for update")
            .bind("slug", slug));
  }

  /** A workspace's primary domain, or the one that serves instead if it has none. */
  static @Nullable Domain primaryOr(Handle handle, String workspaceId, String otherwise) {
    return one(
        handle
            .createQuery(
                """
                select * from domains
                where (project_id = :workspaceId and is_primary) or lower(slug) = lower(:otherwise)
                order by (project_id = :workspaceId and is_primary) is true desc
                limit 1
                """)
            .bind("workspaceId", workspaceId)
            .bind("otherwise", otherwise));
  }

  /** The domains of a workspace, oldest first (DOM-2). */
  static List<Domain> list(Handle handle, String workspaceId, DomainFilter filter) {
    return handle
        .createQuery(
            """
            select * from domains
            where project_id = :workspaceId and archived = :archived
              and strpos(slug, lower(:search)) > 0
            order by created_at, id limit :limit offset :offset
            """)
        .bind("workspaceId", workspaceId)
        .bind("archived", filter.archived())
        .bind("search", filter.search() == null ? "" : filter.search())
        .bind("limit", filter.pageSize())
        .bind("offset", filter.offset())
        .map((row, context) -> domain(row))
        .list();
  }

  static long count(Handle handle, String workspaceId, DomainFilter.Counted filter) {
    return handle
        .createQuery(
            """
            select count(*) from domains
            where project_id = :workspaceId and archived = :archived
              and strpos(slug, lower(:search)) > 0
            """)
        .bind("workspaceId", workspaceId)
        .bind("archived", filter.archived())
        .bind("search", filter.search() == null ? "" : filter.search())
        .mapTo(Long.class)
        .one();
  }

  /** How many domains a workspace has, archived ones included. */
  static long countAll(Handle handle, String workspaceId) {
    return handle
        .createQuery("select count(*) from domains where project_id = :workspaceId")
        .bind("workspaceId", workspaceId)
        .mapTo(Long.class)
        .one();
  }

  /**
   * @param token what the DNS has to say to prove whose domain it is
   */
  static void insert(Handle handle, Domain domain, String token) {
    bind(
            handle.createUpdate(
                """
                insert into domains (id, slug, project_id, verified, is_primary, archived, case_sensitive,
                  placeholder, expired_url, not_found_url, logo, asset_links, apple_app_site_association,
                  deepview_data, verification_token, created_at, updated_at)
                values (:id, :slug, :projectId, :verified, :primary, :archived, :caseSensitive,
                  :placeholder, :expiredUrl, :notFoundUrl, :logo, :assetLinks::jsonb, :appleAppSiteAssociation::jsonb,
                  :deepviewData::jsonb, :token, :createdAt, :updatedAt)
                """),
            domain)
        .bind("token", token)
        .execute();
  }

  /** Writes what an owner can change. */
  static void update(Handle handle, Domain domain) {
    bind(
            handle.createUpdate(
                """
                update domains set slug = :slug, verified = :verified, archived = :archived,
                  placeholder = :placeholder, expired_url = :expiredUrl, not_found_url = :notFoundUrl,
                  logo = :logo, asset_links = :assetLinks::jsonb,
                  apple_app_site_association = :appleAppSiteAssociation::jsonb,
                  deepview_data = :deepviewData::jsonb, updated_at = :updatedAt
                where id = :id
                """),
            domain)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Domain domain) {
    return statement
        .bind("id", domain.id())
        .bind("slug", domain.slug())
        .bind("projectId", domain.projectId())
        .bind("verified", domain.verified())
        .bind("primary", domain.primary())
        .bind("archived", domain.archived())
        .bind("caseSensitive", domain.caseSensitive())
        .bind("placeholder", domain.placeholder())
        .bind("expiredUrl", domain.expiredUrl())
        .bind("notFoundUrl", domain.notFoundUrl())
        .bind("logo", domain.logo())
        .bind("assetLinks", domain.apps().assetLinks())
        .bind("appleAppSiteAssociation", domain.apps().appleAppSiteAssociation())
        .bind("deepviewData", domain.apps().deepviewData())
        .bind("createdAt", domain.createdAt().atOffset(ZoneOffset.UTC))
        .bind("updatedAt", domain.updatedAt().atOffset(ZoneOffset.UTC));
  }

  /** Makes the domain the workspace's only primary one; the workspace must be locked. */
  static void makePrimary(Handle handle, Domain domain, Instant now) {
    handle
        .createUpdate(
            "update domains set is_primary = false where project_id = :projectId and is_primary")
        .bind("projectId", domain.projectId())
        .execute();
    handle
        .createUpdate("update domains set is_primary = true, updated_at = :now where id = :id")
        .bind("id", domain.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Gives the domain to another workspace.
   *
   * @param token a new one, because the old owner knows the old one
   */
  static void give(
      Handle handle, String id, String projectId, boolean primary, String token, Instant now) {
    handle
        .createUpdate(
            """
            update domains set project_id = :projectId, is_primary = :primary,
              verification_token = :token, updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("projectId", projectId)
        .bind("primary", primary)
        .bind("token", token)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from domains where id = :id").bind("id", id).execute();
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

  private static @Nullable Domain one(Query query) {
    return query.map((row, context) -> domain(row)).findOne().orElse(null);
  }

  private static Domain domain(ResultSet row) throws SQLException {
    var hosts = row.getArray("allowed_hosts");
    return new Domain(
        row.getString("id"),
        row.getString("slug"),
        row.getString("project_id"),
        row.getBoolean("verified"),
        row.getBoolean("is_primary"),
        row.getBoolean("archived"),
        row.getBoolean("case_sensitive"),
        row.getString("placeholder"),
        row.getString("expired_url"),
        row.getString("not_found_url"),
        row.getString("logo"),
        new Domain.Apps(
            DomainJson.stored(row.getString("asset_links")),
            DomainJson.stored(row.getString("apple_app_site_association")),
            DomainJson.stored(row.getString("deepview_data"))),
        hosts == null ? null : List.of((String[]) hosts.getArray()),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
