package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Workspaces and their members in PostgreSQL. */
final class WorkspaceTable {
  static final String COLUMNS =
      "w.id, w.name, w.slug, w.links_limit, w.usage_limit, w.links_usage, w.usage, w.created_at";

  /** How many slugs a workspace can have had, so that nobody takes all of them. */
  private static final int OLD_SLUGS = 10;

  private WorkspaceTable() {}

  static Workspace workspace(ResultSet row) throws SQLException {
    return new Workspace(
        row.getString("id"),
        row.getString("name"),
        row.getString("slug"),
        row.getObject("links_limit", Long.class),
        row.getObject("usage_limit", Long.class),
        row.getLong("links_usage"),
        row.getLong("usage"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /** The workspace with that slug, or that had it last, in any case; or null. */
  static @Nullable Workspace bySlug(Handle handle, String slug) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from workspaces w
                where lower(w.slug) = lower(:slug)
                  or w.id = (select o.workspace_id from workspace_slugs o where o.slug = lower(:slug))
                """)
        .bind("slug", slug)
        .map((row, context) -> workspace(row))
        .findOne()
        .orElse(null);
  }

  /** Whether the workspace has that slug, or had it. */
  static boolean isCalled(Handle handle, Workspace workspace, String slug) {
    if (slug.equalsIgnoreCase(workspace.slug())) {
      return true;
    }
    var found = slug.indexOf('\0') >= 0 ? null : bySlug(handle, slug);
    return found != null && found.id().equals(workspace.id());
  }

  static @Nullable Workspace byId(Handle handle, String id) {
    return handle
        .createQuery("select " + COLUMNS + " from workspaces w where w.id = :id")
        .bind("id", id)
        .map((row, context) -> workspace(row))
        .findOne()
        .orElse(null);
  }

  /** A workspace that somebody is a member of, and as what. */
  record Membership(Workspace workspace, Role role) {}

  /** What a user is a member of, oldest workspace first. */
  static List<Membership> membershipsOf(Handle handle, String userId) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + ", m.role from workspaces w join memberships m on m.workspace_id = w.id"
                + " where m.user_id = :userId order by w.created_at, w.id")
        .bind("userId", userId)
        .map((row, context) -> new Membership(workspace(row), Role.of(row.getString("role"))))
        .list();
  }

  /** The workspaces a user is a member of, oldest first. */
  static List<Workspace> ofUser(Handle handle, String userId) {
    return membershipsOf(handle, userId).stream().map(Membership::workspace).toList();
  }

  static boolean any(Handle handle) {
    return handle
        .createQuery("select exists (select 1 from workspaces)")
        .mapTo(Boolean.class)
        .one();
  }

  static void insert(Handle handle, String id, String name, String slug, Instant now) {
    handle
        .createUpdate(
            """
            insert into workspaces
              (id, name, slug, billing_cycle_start, usage_since, created_at, updated_at)
            values (
              :id, :name, :slug, extract(day from :now at time zone 'UTC'), :now, :now, :now)
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("slug", slug)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Makes a user a member.
   *
   * @throws ApiProblem 401 if the account was deleted meanwhile
   */
  static void insertMember(
      Handle handle, String workspaceId, String userId, Role role, Instant now) {
    var made =
        handle
            .createUpdate(
                """
                insert into memberships (workspace_id, user_id, role, created_at)
                select :workspaceId, id, :role, :now from users where id = :userId for key share
                """)
            .bind("workspaceId", workspaceId)
            .bind("userId", userId)
            .bind("role", role.label())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute();
    UserTable.requireOne(made);
  }

  /** Gives a workspace another slug, by which it can still be found under the one it had. */
  static void rename(Handle handle, Workspace workspace, String slug, Instant now) {
    handle
        .createUpdate(
            """
            insert into workspace_slugs (slug, workspace_id, created_at)
            values (lower(:slug), :id, :now) on conflict do nothing
            """)
        .bind("slug", workspace.slug())
        .bind("id", workspace.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    handle
        .createUpdate(
            """
            delete from workspace_slugs where workspace_id = :id and (slug = lower(:slug) or slug in (
              select slug from workspace_slugs where workspace_id = :id
              order by created_at desc, slug offset :kept))
            """)
        .bind("id", workspace.id())
        .bind("slug", slug)
        .bind("kept", OLD_SLUGS)
        .execute();
    handle
        .createUpdate("update workspaces set slug = :slug where id = :id")
        .bind("slug", slug)
        .bind("id", workspace.id())
        .execute();
  }

  static @Nullable Role role(Handle handle, String workspaceId, String userId) {
    return handle
        .createQuery(
            "select role from memberships where workspace_id = :workspaceId and user_id = :userId")
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .mapTo(String.class)
        .findOne()
        .map(Role::of)
        .orElse(null);
  }

  /** The longest-standing owner, in whose name an operator's key is made, or null. */
  static @Nullable String owner(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select user_id from memberships
            where workspace_id = :workspaceId and role = 'owner' order by created_at, user_id limit 1
            """)
        .bind("workspaceId", workspaceId)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }
}
