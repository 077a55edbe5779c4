package io.waymark.links.folders;

import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.links.folders.Standing.Hold;
import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may do what in a folder, and which folder a member starts in (FLD-7). */
final class FolderMembers {
  private final Jdbi jdbi;
  private final InstantSource clock;

  FolderMembers(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Everybody in the workspace with their role in the folder.
   *
   * @throws ApiProblem 404, 403 for a caller who may not read the folder
   */
  List<FolderMember> list(Caller caller, String folderId) {
    return jdbi.withHandle(
        handle -> {
          FolderAccess.require(handle, caller, folderId, FolderRight.READ);
          return FolderMember.list(handle, folderId);
        });
  }

  /**
   * Gives a member a role in the folder, and settles their request for access.
   *
   * @param role null shuts the member out
   * @throws ApiProblem 404 if there is no such folder or member, 403 without the right and for the
   *     caller's own role, 422 for an owner of the workspace, who owns every folder
   */
  FolderMember assign(Caller caller, String folderId, String userId, @Nullable FolderRole role) {
    return jdbi.inTransaction(
        handle -> {
          FolderAccess.require(handle, caller, folderId, FolderRight.USERS_WRITE);
          if (userId.equals(caller.userId())) {
            throw ApiProblem.forbidden("You cannot change your own role in a folder.");
          }
          var member = FolderMember.find(handle, folderId, userId);
          if (member == null) {
            throw notFound();
          }
          if (member.workspaceRole() == Role.OWNER) {
            throw ApiProblem.unprocessable(
                "Owners of the workspace own all its folders: their role cannot be changed.");
          }
          FolderMember.grant(handle, folderId, userId, role, clock.instant());
          AccessRequest.settle(handle, folderId, userId);
          return member.with(role);
        });
  }

  /** The folder the caller starts in, or null if they chose none or may no longer read it. */
  @Nullable String defaultFolder(Caller caller) {
    return jdbi.<@Nullable String, RuntimeException>withHandle(
        handle -> {
          var chosen =
              handle
                  .createQuery(
                      """
                      select default_folder_id from memberships
                      where workspace_id = :workspaceId and user_id = :userId
                        and default_folder_id is not null
                      """)
                  .bind("workspaceId", caller.workspace().id())
                  .bind("userId", caller.userId())
                  .mapTo(String.class)
                  .list();
          return Standing.all(handle, caller, chosen, Hold.NONE).stream()
              .filter(standing -> standing.may(FolderRight.READ))
              .map(standing -> standing.folder().id())
              .findFirst()
              .orElse(null);
        });
  }

  /**
   * Chooses the folder the caller starts in.
   *
   * @param folderId null for none
   * @throws ApiProblem 404, 403 for a folder the caller may not read; 404 for a caller who is no
   *     member of the workspace, as machine users need not be
   */
  void chooseDefault(Caller caller, @Nullable String folderId) {
    jdbi.useTransaction(
        handle -> {
          if (folderId != null) {
            Standing.of(handle, caller, folderId, Hold.KEPT).with(FolderRight.READ);
          }
          var changed =
              handle
                  .createUpdate(
                      """
                      update memberships set default_folder_id = :folderId
                      where workspace_id = :workspaceId and user_id = :userId
                      """)
                  .bind("folderId", folderId)
                  .bind("workspaceId", caller.workspace().id())
                  .bind("userId", caller.userId())
                  .execute();
          if (changed == 0) {
            throw notFound();
          }
        });
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("User not found in this workspace.");
  }
}
