package io.waymark.identity;

import org.jdbi.v3.core.Handle;

/** What other slices tell a workspace about its use (LNK-34). */
public final class Workspaces {
  private Workspaces() {}

  /**
   * Counts a link into the period's usage and the total; call it in the transaction that makes the
   * link.
   */
  public static void countNewLink(Handle handle, String workspaceId) {
    handle
        .createUpdate(
            """
            update workspaces set links_usage = links_usage + 1, total_links = total_links + 1
            where id = :id
            """)
        .bind("id", workspaceId)
        .execute();
  }

  /** Takes a link off the total; the period's usage stays. */
  public static void countDeletedLink(Handle handle, String workspaceId) {
    handle
        .createUpdate("update workspaces set total_links = total_links - 1 where id = :id")
        .bind("id", workspaceId)
        .execute();
  }
}
