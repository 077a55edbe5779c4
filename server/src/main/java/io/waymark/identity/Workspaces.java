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
   * Somebody who was answered earlier, as a caller of now: for work that goes on after the answer.
   *
   * @return with what their role lets them do today; null if they have none in the workspace any
   *     more
   */
  public static @Nullable Caller later(
      Handle handle, String workspaceId, String userId, String credential) {
    var workspace = WorkspaceTable.byId(handle, workspaceId);
    var role = workspace == null ? null : WorkspaceTable.role(handle, workspaceId, userId);
    if (role == null && workspace != null && ApiKeyTable.isMachine(handle, workspaceId, userId)) {
      role = Role.OWNER;
    }
    return workspace == null || role == null
        ? null
        : new Caller(workspace, userId, role, role.permissions(), credential);
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

  /**
   * How much room a workspace has. Null limits mean no limit.
   *
   * @param domainsLimit how many domains it may have
   * @param linksLimit how many links it may make per period
   */
  public record Room(@Nullable Long domainsLimit, @Nullable Long linksLimit, long linksUsage) {}

  /**
   * Tells a workspace's room and locks it until the transaction ends, so that nobody else takes it
   * meanwhile. Links must not be locked before.
   */
  public static Room lockRoom(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select domains_limit, links_limit, links_usage from workspaces where id = :id for update
            """)
        .bind("id", workspaceId)
        .map(
            (row, context) ->
                new Room(
                    row.getObject("domains_limit", Long.class),
                    row.getObject("links_limit", Long.class),
                    row.getLong("links_usage")))
        .one();
  }

  /** Counts links from one workspace's total to another's; the periods' usage stays. */
  public static void countMovedLinks(Handle handle, String from, String to, int count) {
    handle
        .createUpdate(
            """
            with locked as (
              select id from workspaces where id in (:from, :to) order by id for update)
            update workspaces w
            set total_links = total_links + case when w.id = :to then :count else -:count end
            from locked where w.id = locked.id
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("count", count)
        .execute();
  }
}
