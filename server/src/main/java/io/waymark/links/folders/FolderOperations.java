package io.waymark.links.folders;

import static io.waymark.identity.Permission.FOLDERS_READ;
import static io.waymark.identity.Permission.FOLDERS_WRITE;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on folders themselves (FLD-2…5). */
final class FolderOperations {
  static final String HEADING = "Folders";
  private static final String ONE = "/folders/{id}";

  private final Folders folders;

  FolderOperations(Folders folders) {
    this.folders = folders;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/folders", "listFolders")
            .tag(HEADING)
            .summary("List folders")
            .description("Those you may read, oldest first, a page at a time.")
            .needs(FOLDERS_READ)
            .showsRateLimits()
            .answers(200, list(FolderView.FOLDER))
            .query(
                FolderFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.ok(
                        folders.list(caller, filter).stream().map(FolderView::folder).toList())),
        operations
            .get("/folders/count", "getFoldersCount")
            .tag(HEADING)
            .summary("Count folders")
            .description("How many folders you may read.")
            .needs(FOLDERS_READ)
            .answers(200, integer())
            .query(
                FolderFilter.Counted.SHAPE,
                (caller, filter, exchange) -> Answer.ok(folders.count(caller, filter.search()))),
        operations
            .get("/folders/permissions", "listFolderPermissions")
            .tag(HEADING)
            .summary("List what you may do in folders")
            .description("For every folder you may read, oldest first.")
            .needs(FOLDERS_READ)
            .answers(200, list(FolderView.STANDING))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        folders.standings(caller).stream().map(FolderView::standing).toList())),
        operations
            .get(ONE, "getFolder")
            .tag(HEADING)
            .summary("Get a folder")
            .description("By its id.")
            .needs(FOLDERS_READ)
            .answers(200, FolderView.FOLDER)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        FolderView.folder(folders.find(caller, FolderPaths.folderId(exchange))))),
        operations
            .post("/folders", "createFolder")
            .tag(HEADING)
            .summary("Create a folder")
            .description("You become its owner.")
            .needs(FOLDERS_WRITE)
            .showsRateLimits()
            .answers(201, FolderView.FOLDER)
            .first(folders::checkLimit)
            .body(
                FolderRequest.New.SHAPE,
                (caller, folder, exchange) ->
                    Answer.json(201, FolderView.folder(folders.create(caller, folder)))),
        operations
            .patch(ONE, "updateFolder")
            .tag(HEADING)
            .summary("Change a folder")
            .description("Only what the body names changes; null clears.")
            .needs(FOLDERS_WRITE)
            .answers(200, FolderView.FOLDER)
            .body(
                FolderRequest.Change.SHAPE,
                (caller, change, exchange) ->
                    folders
                        .update(caller, FolderPaths.folderId(exchange), change)
                        .answer(FolderView::folder)),
        operations
            .delete(ONE, "deleteFolder")
            .tag(HEADING)
            .summary("Delete a folder")
            .description("Its links stay, without a folder.")
            .needs(FOLDERS_WRITE)
            .answers(200, FolderView.DELETED)
            .path(
                (caller, exchange) -> {
                  var id = FolderPaths.folderId(exchange);
                  folders.delete(caller, id);
                  return Answer.ok(Map.of("id", id));
                }));
  }
}
