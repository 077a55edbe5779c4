package io.waymark.links.folders;

import static java.util.stream.Collectors.toMap;

import io.waymark.identity.Caller;
import io.waymark.links.folders.Standing.Hold;
import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What callers may do in folders (FLD-6), for work within the caller's own transaction. An API key
 * acts with its user's role.
 */
public final class FolderAccess {
  private FolderAccess() {}

  /**
   * The folder, if the caller has the right there. With a right to write, it cannot go before the
   * transaction ends, so that links can be put in.
   *
   * @throws ApiProblem 404 if the caller's workspace has no such folder, 403 without the right
   */
  public static Folder require(Handle handle, Caller caller, String folderId, FolderRight right) {
    return Standing.of(handle, caller, folderId, hold(right)).with(right).folder();
  }

  /**
   * Whether the caller has the right in each of these folders; ids of no folder of the workspace
   * are absent, for owners too (defect 14). With a right to write, none of them can go before the
   * transaction ends.
   */
  public static Map<String, Boolean> may(
      Handle handle, Caller caller, Collection<String> folderIds, FolderRight right) {
    return Standing.all(handle, caller, folderIds, hold(right)).stream()
        .collect(toMap(standing -> standing.folder().id(), standing -> standing.may(right)));
  }

  /** The ids of all folders whose links the caller may see (LNK-58), oldest folder first. */
  public static List<String> readable(Handle handle, Caller caller) {
    return Standing.all(handle, caller).stream()
        .filter(standing -> standing.may(FolderRight.READ))
        .map(standing -> standing.folder().id())
        .toList();
  }

  /** The workspace's folders of these ids, whoever asks. */
  public static List<Folder> byIds(
      Handle handle, String workspaceId, Collection<String> folderIds) {
    return handle
        .createQuery("select * from folders where project_id = :workspaceId and id = any(:ids)")
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, folderIds)
        .map((row, context) -> FolderTable.folder(row))
        .list();
  }

  /** Whether the workspace has a folder at all (LNK-58). */
  public static boolean any(Handle handle, String workspaceId) {
    return handle
        .createQuery("select exists (select 1 from folders where project_id = :workspaceId)")
        .bind("workspaceId", workspaceId)
        .mapTo(Boolean.class)
        .one();
  }

  private static Hold hold(FolderRight right) {
    return right == FolderRight.READ ? Hold.NONE : Hold.KEPT;
  }
}
