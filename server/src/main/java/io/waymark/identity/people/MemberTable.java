package io.waymark.identity.people;

import io.waymark.identity.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Members of workspaces in PostgreSQL. */
final class MemberTable {
  private static final String MEMBERS =
      """
      select u.id, u.name, u.email, u.image, u.is_machine, m.role, m.created_at
      from memberships m join users u on u.id = m.user_id
      where m.workspace_id = :workspaceId
      """;

  private MemberTable() {}

  /** Members, the longest-standing first, that have the text in name or e-mail, and the role. */
  static List<Member> list(
      Handle handle, String workspaceId, @Nullable String search, @Nullable Role role) {
    return members(
        handle
            .createQuery(
                MEMBERS
                    + """
                      and (:role::text is null or m.role = :role)
                      and strpos(lower(coalesce(u.name, '') || ' ' || coalesce(u.email, '')), lower(:search)) > 0
                    order by m.created_at, u.id
                    """)
            .bind("workspaceId", workspaceId)
            .bind("role", role == null ? null : role.label())
            .bind("search", search == null ? "" : search));
  }

  static @Nullable Member find(Handle handle, String workspaceId, String userId) {
    var found =
        members(
            handle
                .createQuery(MEMBERS + " and u.id = :userId")
                .bind("workspaceId", workspaceId)
                .bind("userId", userId));
    return found.isEmpty() ? null : found.getFirst();
  }

  private static List<Member> members(Query query) {
    return query
        .map(
            (row, _) ->
                new Member(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("image"),
                    Role.of(row.getString("role")),
                    row.getBoolean("is_machine"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Whoever changes the people of a workspace waits here for the others.
   *
   * @return whether there is such a workspace still
   */
  static boolean lock(Handle handle, String workspaceId) {
    return handle
        .createQuery("select id from workspaces where id = :id for no key update")
        .bind("id", workspaceId)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** Whether a user is an owner, or a machine that has a key still. */
  static boolean mayInvite(Handle handle, String workspaceId, String userId) {
    return handle
        .createQuery(
            """
            select exists (
              select from memberships
              where workspace_id = :workspaceId and user_id = :userId and role = 'owner')
            or exists (
              select from api_keys k join users u on u.id = k.user_id and u.is_machine
              where k.workspace_id = :workspaceId and k.user_id = :userId)
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .mapTo(Boolean.class)
        .one();
  }

  /** How many people own the workspace. */
  static long owners(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select count(*) from memberships m join users u on u.id = m.user_id
            where m.workspace_id = :id and m.role = 'owner' and not u.is_machine
            """)
        .bind("id", workspaceId)
        .mapTo(Long.class)
        .one();
  }

  /** The workspaces of a user, in the order of their ids. */
  static List<String> workspacesOf(Handle handle, String userId) {
    return handle
        .createQuery(
            "select workspace_id from memberships where user_id = :userId order by workspace_id")
        .bind("userId", userId)
        .mapTo(String.class)
        .list();
  }

  /** The names of workspaces that the user owns and no other person does. */
  static List<String> ownedAlone(Handle handle, String userId) {
    return handle
        .createQuery(
            """
            select w.name from memberships m join workspaces w on w.id = m.workspace_id
            where m.user_id = :userId and m.role = 'owner' and not exists (
              select 1 from memberships o join users u on u.id = o.user_id
              where o.workspace_id = m.workspace_id and o.user_id <> :userId and o.role = 'owner'
                and not u.is_machine)
            order by w.name
            """)
        .bind("userId", userId)
        .mapTo(String.class)
        .list();
  }

  /** How many people there are, and how many more are invited and can still come. */
  static long places(Handle handle, String workspaceId, Instant now) {
    return handle
        .createQuery(
            """
            select (select count(*) from memberships m join users u on u.id = m.user_id
                    where m.workspace_id = :id and not u.is_machine)
                 + (select count(*) from invites i
                    where i.workspace_id = :id and i.expires_at > :now)
            """)
        .bind("id", workspaceId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /** The most people the workspace may have, or null for any number. */
  static @Nullable Long limit(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            "select users_limit from workspaces where id = :id and users_limit is not null")
        .bind("id", workspaceId)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  static void setRole(Handle handle, String workspaceId, String userId, Role role) {
    handle
        .createUpdate(
            """
            update memberships set role = :role
            where workspace_id = :workspaceId and user_id = :userId
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .bind("role", role.label())
        .execute();
  }

  /**
   * Takes away all that lets a user into the workspace: the membership, API keys, roles in folders
   * and what they asked for there, and the invitations and the invite link they made.
   */
  static void remove(Handle handle, String workspaceId, String userId) {
    for (var statement :
        List.of(
            "delete from api_keys where workspace_id = :workspaceId and user_id = :userId",
            """
            delete from folder_users u using folders f
            where u.folder_id = f.id and f.project_id = :workspaceId and u.user_id = :userId
            """,
            """
            delete from folder_access_requests r using folders f
            where r.folder_id = f.id and f.project_id = :workspaceId and r.user_id = :userId
            """,
            "delete from memberships where workspace_id = :workspaceId and user_id = :userId")) {
      handle
          .createUpdate(statement)
          .bind("workspaceId", workspaceId)
          .bind("userId", userId)
          .execute();
    }
    removeInvites(handle, workspaceId, userId);
  }

  /** Whoever may not invite any more leaves no way in behind. */
  static void removeInvites(Handle handle, String workspaceId, String userId) {
    for (var table : List.of("invites", "invite_links")) {
      handle
          .createUpdate(
              "delete from %s where workspace_id = :workspaceId and user_id = :userId"
                  .formatted(table))
          .bind("workspaceId", workspaceId)
          .bind("userId", userId)
          .execute();
    }
  }
}
