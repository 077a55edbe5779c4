package io.waymark.links.folders;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Folders that parts of the server need, by their names, within somebody else's transaction. */
public final class NamedFolders {
  private final Ids ids;

  public NamedFolders(Ids ids) {
    this.ids = ids;
  }

  /**
   * The id of the workspace's folder of that name, whatever its case. If there is none, one is made
   * that members may write to and the caller owns.
   *
   * @throws ApiProblem 403 if the workspace has all the folders it may have
   */
  public String of(Handle handle, Caller caller, String name, Instant now) {
    var workspaceId = caller.workspace().id();
    var there = find(handle, workspaceId, name);
    if (there != null) {
      return there;
    }
    Folders.checkLimit(handle, workspaceId);
    var id = ids.next("fold_");
    if (!insert(handle, workspaceId, id, name, now)) {
      // somebody else has made it in the meantime
      return Objects.requireNonNull(find(handle, workspaceId, name));
    }
    FolderMember.grant(handle, id, caller.userId(), FolderRole.OWNER, now);
    return id;
  }

  private static boolean insert(
      Handle handle, String workspaceId, String id, String name, Instant now) {
    return handle
            .createUpdate(
                """
                insert into folders (id, project_id, name, type, access_level, created_at, updated_at)
                values (:id, :workspaceId, :name, 'default', :accessLevel, :now, :now)
                on conflict (project_id, lower(name)) do nothing
                """)
            .bind("id", id)
            .bind("workspaceId", workspaceId)
            .bind("name", name)
            .bind("accessLevel", AccessLevel.WRITE.label())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  private static @Nullable String find(Handle handle, String workspaceId, String name) {
    return handle
        .createQuery(
            """
            select id from folders where project_id = :workspaceId and lower(name) = lower(:name)
            """)
        .bind("workspaceId", workspaceId)
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }
}
