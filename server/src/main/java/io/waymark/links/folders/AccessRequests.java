package io.waymark.links.folders;

import static java.util.stream.Collectors.toSet;

import io.waymark.identity.Caller;
import io.waymark.identity.Permission;
import io.waymark.links.folders.Standing.Hold;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Asking for access to folders (FLD-7). Whoever gives the asker a role grants it. */
final class AccessRequests {
  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  AccessRequests(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /** What waits for an answer: the caller's own, and what the caller can answer. */
  List<AccessRequest> pending(Caller caller) {
    return jdbi.withHandle(
        handle -> {
          var answered =
              Standing.all(handle, caller).stream()
                  .filter(standing -> standing.may(FolderRight.USERS_WRITE))
                  .map(standing -> standing.folder().id())
                  .collect(toSet());
          return AccessRequest.pending(handle, caller).stream()
              .filter(request -> own(request, caller) || answered.contains(request.folderId()))
              .toList();
        });
  }

  /**
   * Asks to edit the links of a folder.
   *
   * @throws ApiProblem 404; 409 for a caller who can already, or has asked already
   */
  AccessRequest make(Caller caller, String folderId) {
    var id = ids.next("fold_req_");
    try {
      return jdbi.inTransaction(
          handle -> {
            var standing = Standing.of(handle, caller, folderId, Hold.KEPT);
            if (standing.may(FolderRight.LINKS_WRITE)) {
              throw ApiProblem.conflict("You can edit this folder already.");
            }
            AccessRequest.insert(handle, id, folderId, caller.userId(), clock.instant());
            var made = AccessRequest.find(handle, caller, folderId, id);
            if (made == null) {
              throw FolderMembers.notFound();
            }
            return made;
          });
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, AccessRequest.ONE_PENDING)) {
        throw ApiProblem.conflict("You have asked for access to this folder already.");
      }
      throw refused;
    }
  }

  /**
   * Takes a request back, or turns down somebody else's.
   *
   * @throws ApiProblem 404; 403 for a caller who may do neither
   */
  void end(Caller caller, String folderId, String id) {
    jdbi.useTransaction(
        handle -> {
          var standing = Standing.of(handle, caller, folderId, Hold.NONE);
          var request = AccessRequest.find(handle, caller, folderId, id);
          if (request == null) {
            throw notFound();
          }
          if (!own(request, caller)) {
            standing.with(FolderRight.USERS_WRITE);
            if (!caller.may(Permission.FOLDERS_WRITE)) {
              throw ApiProblem.forbidden(
                  "You do not have permission to turn down requests of others. Missing permission: %s."
                      .formatted(Permission.FOLDERS_WRITE.label()));
            }
          }
          AccessRequest.settle(handle, folderId, request.by().id());
        });
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("Access request not found.");
  }

  private static boolean own(AccessRequest request, Caller caller) {
    return request.by().id().equals(caller.userId());
  }
}
