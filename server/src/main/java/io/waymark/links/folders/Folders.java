package io.waymark.links.folders;

import io.waymark.identity.Caller;
import io.waymark.links.folders.Standing.Hold;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Lists, makes, changes and deletes the folders of a workspace (FLD-2…5). */
final class Folders {
  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  Folders(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  List<Folder> list(Caller caller, FolderFilter filter) {
    return jdbi.withHandle(handle -> FolderTable.list(handle, caller, filter));
  }

  long count(Caller caller, @Nullable String search) {
    return jdbi.withHandle(handle -> FolderTable.count(handle, caller, search));
  }

  /**
   * @throws ApiProblem 404, 403 for a caller who may not read it
   */
  Folder find(Caller caller, String id) {
    return jdbi.withHandle(handle -> FolderAccess.require(handle, caller, id, FolderRight.READ));
  }

  /** Every folder the caller may read, with what else they may do there (FLD-7). */
  List<Standing> standings(Caller caller) {
    return jdbi.withHandle(
        handle ->
            Standing.all(handle, caller).stream()
                .filter(standing -> standing.may(FolderRight.READ))
                .toList());
  }

  /**
   * Refuses a caller whose workspace has all the folders it may have (FLD-3).
   *
   * @throws ApiProblem 403
   */
  void checkLimit(Caller caller) {
    jdbi.useTransaction(handle -> checkLimit(handle, caller.workspace().id()));
  }

  static void checkLimit(Handle handle, String workspaceId) {
    var limit = FolderTable.limit(handle, workspaceId);
    if (limit != null && FolderTable.count(handle, workspaceId) >= limit) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace has reached its limit of %d %s. Ask the operator to raise it."
              .formatted(limit, limit == 1 ? "folder" : "folders"));
    }
  }

  /**
   * Makes a folder that the caller owns. Of two creators of one name, one gets the folder and the
   * other a conflict.
   *
   * @throws ApiProblem 403 beyond the limit, 409 if the name is taken
   */
  Folder create(Caller caller, FolderRequest.New request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var folder =
        new Folder(
            ids.next("fold_"),
            request.name(),
            request.description(),
            "default",
            request.accessLevel(),
            now,
            now);
    return unlessTaken(
        handle -> {
          checkLimit(handle, caller.workspace().id());
          FolderTable.insert(handle, caller.workspace().id(), folder);
          FolderMember.grant(handle, folder.id(), caller.userId(), FolderRole.OWNER, now);
          return folder;
        });
  }

  /**
   * Changes what the request names. A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem 404, 403, 409 if the name is taken
   */
  Changed<Folder> update(Caller caller, String id, FolderRequest.Change change) {
    return unlessTaken(
        handle -> {
          var stored =
              Standing.of(handle, caller, id, Hold.CHANGING).with(FolderRight.WRITE).folder();
          var changed = change.to(stored, stored.updatedAt());
          if (changed.equals(stored)) {
            return new Changed<>(stored, stored);
          }
          var dated = change.to(stored, clock.instant().truncatedTo(ChronoUnit.MICROS));
          FolderTable.update(handle, dated);
          return new Changed<>(stored, dated);
        });
  }

  /**
   * Deletes a folder; its links stay, without one (FLD-5).
   *
   * @throws ApiProblem 404, 403; 400 for the one of the workspace's partner program
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          Standing.of(handle, caller, id, Hold.NONE).with(FolderRight.WRITE);
          if (FolderTable.ofProgram(handle, id)) {
            throw ApiProblem.badRequest("The partner program has its links in this folder.");
          }
          if (!FolderTable.delete(handle, id)) {
            throw FolderTable.notFound();
          }
        });
  }

  private <T> T unlessTaken(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, FolderTable.NAME)) {
        throw ApiProblem.conflict("A folder with that name already exists.");
      }
      throw refused;
    }
  }
}
