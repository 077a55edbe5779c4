package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who belongs to which workspace, for those who change it. */
public final class Memberships {
  private Memberships() {}

  /**
   * Makes a workspace with its first owner.
   *
   * @throws ApiProblem 409 if another workspace has the slug
   */
  public static Workspace found(
      Handle handle, Ids ids, String name, String slug, String ownerId, Instant now) {
    var id = newWorkspaceId(ids);
    Slugs.claim(handle, slug, id);
    WorkspaceTable.insert(handle, id, name, slug, now);
    WorkspaceTable.insertMember(handle, id, ownerId, Role.OWNER, now);
    return Objects.requireNonNull(WorkspaceTable.byId(handle, id));
  }

  /** Never begins with {@code ws_c}, which marks ids of old imports. */
  static String newWorkspaceId(Ids ids) {
    String id;
    do {
      id = ids.next("ws_");
    } while (id.regionMatches(true, 0, "ws_c", 0, 4));
    return id;
  }

  /** Whether a new workspace could have that slug. */
  public static boolean free(Handle handle, String slug) {
    return Slugs.free(handle, slug);
  }

  /** Makes somebody a member who is none. */
  public static void add(Handle handle, String workspaceId, String userId, Role role, Instant now) {
    WorkspaceTable.insertMember(handle, workspaceId, userId, role, now);
  }

  /** The ids of the workspaces a user belongs to. */
  public static List<String> workspacesOf(Handle handle, String userId) {
    return handle
        .createQuery("select workspace_id from memberships where user_id = :userId order by 1")
        .bind("userId", userId)
        .mapTo(String.class)
        .list();
  }

  /** A member's role, or null if the user is no member. */
  public static @Nullable Role role(Handle handle, String workspaceId, String userId) {
    return WorkspaceTable.role(handle, workspaceId, userId);
  }

  /** The workspace of that id as it is stored, or null. */
  public static @Nullable Workspace byId(Handle handle, String id) {
    return WorkspaceTable.byId(handle, id);
  }

  /** The workspace of that id or slug as callers write it, or null. */
  public static @Nullable Workspace find(Handle handle, String idOrSlug) {
    if (!idOrSlug.startsWith("ws_")) {
      return WorkspaceTable.bySlug(handle, idOrSlug);
    }
    return WorkspaceTable.byId(
        handle, idOrSlug.startsWith("ws_c") ? idOrSlug.substring(3) : idOrSlug);
  }
}
