package io.waymark.identity;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** People of a workspace who can be written to. */
public final class Addressees {
  private Addressees() {}

  /**
   * Somebody to write to, and what of.
   *
   * @param email where
   * @param workspace the workspace's name
   * @param slug the workspace's slug
   */
  public record Addressee(String email, String workspace, String slug) {}

  /**
   * Of the owners who want to hear of failing webhooks, the one who has been one for the longest;
   * null if there is none with an address.
   */
  public static @Nullable Addressee ownerOfWebhooks(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select u.email, w.name, w.slug
            from memberships m
              join users u on u.id = m.user_id
              join workspaces w on w.id = m.workspace_id
            where m.workspace_id = :workspaceId and m.role = 'owner' and u.email is not null
              and not u.is_machine and not m.mute_webhooks
            order by m.created_at, u.id limit 1
            """)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> new Addressee(row.getString(1), row.getString(2), row.getString(3)))
        .findOne()
        .orElse(null);
  }

  /** The owners, the one who has been one for the longest first. */
  public static List<Addressee> owners(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select u.email, w.name, w.slug
            from memberships m
              join users u on u.id = m.user_id
              join workspaces w on w.id = m.workspace_id
            where m.workspace_id = :workspaceId and m.role = 'owner' and u.email is not null
              and not u.is_machine
            order by m.created_at, u.id
            """)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> new Addressee(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** A member; null if they are none any more, or have no address. */
  public static @Nullable Addressee member(Handle handle, String workspaceId, String userId) {
    return handle
        .createQuery(
            """
            select u.email, w.name, w.slug
            from memberships m
              join users u on u.id = m.user_id
              join workspaces w on w.id = m.workspace_id
            where m.workspace_id = :workspaceId and u.id = :userId and u.email is not null
              and not u.is_machine
            """)
        .bind("workspaceId", workspaceId)
        .bind("userId", userId)
        .map((row, _) -> new Addressee(row.getString(1), row.getString(2), row.getString(3)))
        .findOne()
        .orElse(null);
  }
}
