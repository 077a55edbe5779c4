package io.waymark.identity.people;

import io.waymark.identity.Role;
import io.waymark.identity.signin.Digests;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Invitations in PostgreSQL; of the links only hashes are kept. */
final class InviteTable {
  private static final String INVITES =
      """
      select i.id, i.workspace_id, i.email, i.role, i.mailed, i.by_link,
        coalesce(u.name, u.email) as inviter, i.created_at, i.expires_at
      from invites i left join users u on u.id = i.user_id
      """;

  private InviteTable() {}

  /** The newest first. */
  static List<Invite> list(Handle handle, String workspaceId) {
    return invites(
            handle
                .createQuery(
                    INVITES + "where i.workspace_id = :id order by i.created_at desc, i.id desc")
                .bind("id", workspaceId))
        .list();
  }

  static @Nullable Invite find(Handle handle, String workspaceId, String id) {
    return one(
        handle
            .createQuery(
                INVITES + "where i.workspace_id = :workspaceId and i.id = :id for update of i")
            .bind("workspaceId", workspaceId)
            .bind("id", id));
  }

  /** The invitation of an address, in any case, locked. */
  static @Nullable Invite byEmail(Handle handle, String workspaceId, String email) {
    return one(
        handle
            .createQuery(
                INVITES
                    + "where i.workspace_id = :workspaceId and lower(i.email) = lower(:email)"
                    + " for update of i")
            .bind("workspaceId", workspaceId)
            .bind("email", email));
  }

  /** The invitation that a link leads to, locked. */
  static @Nullable Invite byToken(Handle handle, String token) {
    return one(
        handle
            .createQuery(INVITES + "where i.token_hash = :hash for update of i")
            .bind("hash", Digests.of(token)));
  }

  /** The workspace that a link invites to, or null. */
  static @Nullable String workspaceOf(Handle handle, String token) {
    return handle
        .createQuery("select workspace_id from invites where token_hash = :hash")
        .bind("hash", Digests.of(token))
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private static @Nullable Invite one(Query query) {
    return invites(query).findOne().orElse(null);
  }

  private static ResultIterable<Invite> invites(Query query) {
    return query.map(
        (row, _) ->
            new Invite(
                row.getString("id"),
                row.getString("workspace_id"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getBoolean("mailed"),
                row.getBoolean("by_link"),
                row.getString("inviter"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()));
  }

  static void insert(Handle handle, Invite invite, @Nullable String userId, String token) {
    handle
        .createUpdate(
            """
            insert into invites (id, workspace_id, email, role, token_hash, mailed, by_link,
              user_id, created_at, expires_at)
            values (:id, :workspaceId, :email, :role, :hash, :mailed, :byLink,
              :userId, :now, :expiresAt)
            """)
        .bind("id", invite.id())
        .bind("workspaceId", invite.workspaceId())
        .bind("email", invite.email())
        .bind("role", invite.role().label())
        .bind("hash", Digests.of(token))
        .bind("mailed", invite.mailed())
        .bind("byLink", invite.byLink())
        .bind("userId", userId)
        .bind("now", invite.createdAt().atOffset(ZoneOffset.UTC))
        .bind("expiresAt", invite.expiresAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void setRole(Handle handle, String id, Role role) {
    handle
        .createUpdate("update invites set role = :role where id = :id")
        .bind("id", id)
        .bind("role", role.label())
        .execute();
  }

  /** Takes back what people asked for by the workspace's invite link. */
  static void deleteByLink(Handle handle, String workspaceId) {
    handle
        .createUpdate("delete from invites where workspace_id = :id and by_link")
        .bind("id", workspaceId)
        .execute();
  }

  /** Forgets what people asked for by the workspace's invite link and did not use in time. */
  static void deleteStale(Handle handle, String workspaceId, Instant now) {
    handle
        .createUpdate(
            "delete from invites where workspace_id = :id and by_link and expires_at <= :now")
        .bind("id", workspaceId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from invites where id = :id").bind("id", id).execute();
  }
}
