package io.waymark.identity;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What other slices tell a workspace about its use (LNK-34). */
public final class Workspaces {
  private Workspaces() {}

  /**
   * The workspace of that id if the user is a member of it, else null.
   *
   * @param id with or without its {@code ws_} (G10)
   */
  public static @Nullable Workspace ofMember(Handle handle, String id, String userId) {
    return WorkspaceTable.ofUser(handle, userId).stream()
        .filter(workspace -> workspace.id().equals(id) || workspace.publicId().equals(id))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether there is a workspace of that id.
   *
   * @param id with or without its {@code ws_} (G10)
   */
  public static boolean exists(Handle handle, String id) {
    return WorkspaceTable.byId(handle, id) != null
        || (id.startsWith("ws_c") && WorkspaceTable.byId(handle, id.substring(3)) != null);
  }

  /**
   * Counts links into the period's usage and the total; call it in the transaction that makes them.
   */
  public static void countNewLinks(Handle handle, String workspaceId, int count) {
    handle
        .createUpdate(
            """
            update workspaces
            set links_usage = links_usage + :count, total_links = total_links + :count
            where id = :id
            """)
        .bind("id", workspaceId)
        .bind("count", count)
        .execute();
  }

  /** Takes links off the total; the period's usage stays. */
  public static void countDeletedLinks(Handle handle, String workspaceId, int count) {
    handle
        .createUpdate("update workspaces set total_links = total_links - :count where id = :id")
        .bind("id", workspaceId)
        .bind("count", count)
        .execute();
  }
}
