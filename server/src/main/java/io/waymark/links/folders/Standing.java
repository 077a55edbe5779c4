package io.waymark.links.folders;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A folder and what the caller is in it.
 *
 * @param role null for no access
 */
record Standing(Folder folder, @Nullable FolderRole role) {

  /** What must not happen to the folders found before the transaction ends. */
  enum Hold {
    NONE(""),
    /** They must not go, for something will refer to them. */
    KEPT(" for key share of f"),
    /** Nobody else may change them. */
    CHANGING(" for no key update of f");

    private final String clause;

    Hold(String clause) {
      this.clause = clause;
    }
  }

  Set<FolderRight> rights() {
    return FolderRole.rights(role);
  }

  boolean may(FolderRight right) {
    return rights().contains(right);
  }

  /**
   * @throws ApiProblem 403 without the right
   */
  Standing with(FolderRight right) {
    if (!may(right)) {
      throw ApiProblem.forbidden(
          "You do not have permission to do this in this folder. Missing permission: %s."
              .formatted(right.label()));
    }
    return this;
  }

  /**
   * @throws ApiProblem 404 if the caller's workspace has no such folder
   */
  static Standing of(Handle handle, Caller caller, String folderId, Hold hold) {
    return all(handle, caller, List.of(folderId), hold).stream()
        .findFirst()
        .orElseThrow(FolderTable::notFound);
  }

  /** Those of these folders that the caller's workspace has. */
  static List<Standing> all(Handle handle, Caller caller, Collection<String> folderIds, Hold hold) {
    return handle
        .createQuery(
            """
            select f.*, u.folder_id is not null as granted, u.role as granted_role
            from folders f left join folder_users u on u.folder_id = f.id and u.user_id = :userId
            where f.project_id = :workspaceId and f.id = any(:ids)
            order by f.created_at, f.id
            """
                + hold.clause)
        .bind("userId", caller.userId())
        .bind("workspaceId", caller.workspace().id())
        .bindArray("ids", String.class, folderIds)
        .map((row, context) -> standing(row, caller))
        .list();
  }

  /** All folders of the caller's workspace, oldest first. */
  static List<Standing> all(Handle handle, Caller caller) {
    return handle
        .createQuery(
            """
            select f.*, u.folder_id is not null as granted, u.role as granted_role
            from folders f left join folder_users u on u.folder_id = f.id and u.user_id = :userId
            where f.project_id = :workspaceId
            order by f.created_at, f.id
            """)
        .bind("userId", caller.userId())
        .bind("workspaceId", caller.workspace().id())
        .map((row, context) -> standing(row, caller))
        .list();
  }

  private static Standing standing(ResultSet row, Caller caller) throws SQLException {
    var folder = FolderTable.folder(row);
    return new Standing(
        folder, FolderRole.effective(caller.role(), grant(row), folder.accessLevel()));
  }

  /** What {@code granted} and {@code granted_role} of a row say. */
  static FolderRole.@Nullable Grant grant(ResultSet row) throws SQLException {
    return row.getBoolean("granted")
        ? new FolderRole.Grant(FolderRole.of(row.getString("granted_role")))
        : null;
  }
}
