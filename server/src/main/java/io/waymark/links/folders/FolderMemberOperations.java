package io.waymark.links.folders;

import static io.waymark.identity.Permission.FOLDERS_READ;
import static io.waymark.identity.Permission.FOLDERS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API's operations on who may do what in folders (FLD-7). */
final class FolderMemberOperations {
  private static final String HEADING = FolderOperations.HEADING;
  private static final String DEFAULT = "/folders/default";

  private static final Shape<RoleChange> ROLE_CHANGE =
      Shape.of(
              RoleChange.class,
              field("role", FolderView.ROLE)
                  .described("The member's role in the folder; null shuts the member out."))
          .named("FolderRoleChange");

  private static final Shape<DefaultChange> DEFAULT_CHANGE =
      Shape.of(
              DefaultChange.class,
              field("folderId", text().nullable())
                  .described("The folder you start in; null for none."))
          .named("DefaultFolderChange");

  private final FolderMembers members;
  private final AccessRequests requests;

  FolderMemberOperations(FolderMembers members, AccessRequests requests) {
    this.members = members;
    this.requests = requests;
  }

  record RoleChange(@Nullable FolderRole role) {}

  record DefaultChange(@Nullable String folderId) {}

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/folders/{id}/users", "listFolderUsers")
            .tag(HEADING)
            .summary("List the members of a folder")
            .description("Everybody in the workspace, with the role that counts in the folder.")
            .needs(FOLDERS_READ)
            .answers(200, list(FolderView.MEMBER))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        members.list(caller, FolderPaths.folderId(exchange)).stream()
                            .map(FolderView::member)
                            .toList())),
        operations
            .patch("/folders/{id}/users/{userId}", "updateFolderUser")
            .tag(HEADING)
            .summary("Change a member's role in a folder")
            .description("Settles the member's request for access, if there is one.")
            .needs(FOLDERS_WRITE)
            .answers(200, FolderView.MEMBER)
            .body(
                ROLE_CHANGE,
                (caller, change, exchange) ->
                    Answer.ok(
                        FolderView.member(
                            members.assign(
                                caller,
                                FolderPaths.folderId(exchange),
                                FolderPaths.userId(exchange),
                                change.role())))),
        operations
            .get(DEFAULT, "getDefaultFolder")
            .tag(HEADING)
            .summary("Get your default folder")
            .description("The folder you chose to start in.")
            .needs(FOLDERS_READ)
            .answers(200, FolderView.DEFAULT)
            .path((caller, exchange) -> Answer.ok(render(members.defaultFolder(caller)))),
        operations
            .patch(DEFAULT, "setDefaultFolder")
            .tag(HEADING)
            .summary("Choose your default folder")
            .description("Everybody chooses for themselves.")
            .needs(FOLDERS_READ)
            .answers(200, FolderView.DEFAULT)
            .body(
                DEFAULT_CHANGE,
                (caller, change, exchange) -> {
                  members.chooseDefault(caller, change.folderId());
                  return Answer.ok(render(change.folderId()));
                }),
        operations
            .get("/folders/access-requests", "listFolderAccessRequests")
            .tag(HEADING)
            .summary("List requests for access to folders")
            .description("Your own, and those you can answer. To grant one, give its user a role.")
            .needs(FOLDERS_READ)
            .answers(200, list(FolderView.REQUEST))
            .path(
                (caller, exchange) ->
                    Answer.ok(requests.pending(caller).stream().map(FolderView::request).toList())),
        operations
            .post("/folders/{id}/access-requests", "requestFolderAccess")
            .tag(HEADING)
            .summary("Ask for access to a folder")
            .description("To edit its links. Its owners see the request.")
            .needs(FOLDERS_READ)
            .answers(201, FolderView.REQUEST)
            .path(
                (caller, exchange) ->
                    Answer.json(
                        201,
                        FolderView.request(requests.make(caller, FolderPaths.folderId(exchange))))),
        operations
            .delete("/folders/{id}/access-requests/{requestId}", "deleteFolderAccessRequest")
            .tag(HEADING)
            .summary("End a request for access to a folder")
            .description("Takes your own back, or turns down somebody else's.")
            .needs(FOLDERS_READ)
            .answers(200, FolderView.DELETED)
            .path(
                (caller, exchange) -> {
                  var id = FolderPaths.requestId(exchange);
                  requests.end(caller, FolderPaths.folderId(exchange), id);
                  return Answer.ok(Map.of("id", id));
                }));
  }

  private static ObjectNode render(@Nullable String folderId) {
    return JsonNodeFactory.instance.objectNode().put("folderId", folderId);
  }
}
