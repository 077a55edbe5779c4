package io.waymark.links.folders;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about folders, put together. */
public final class FolderSlice {
  private final FolderOperations folders;
  private final FolderMemberOperations members;

  public FolderSlice(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.folders = new FolderOperations(new Folders(jdbi, ids, clock));
    this.members =
        new FolderMemberOperations(
            new FolderMembers(jdbi, clock), new AccessRequests(jdbi, ids, clock));
  }

  /** The API's operations on folders. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.concat(folders.declare(workspace).stream(), members.declare(workspace).stream())
        .toList();
  }
}
