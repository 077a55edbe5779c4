package io.waymark.identity;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a workspace.
 *
 * @param logo the address of its picture, or null
 * @param color {@code #rrggbb}, or null for the usual one
 */
record WorkspaceProfile(Workspace workspace, @Nullable String logo, @Nullable String color) {

  /** The profile, locked until the transaction ends. */
  static WorkspaceProfile lock(Handle handle, String id) {
    return find(handle, id, "for update of w");
  }

  static WorkspaceProfile find(Handle handle, String id) {
    return find(handle, id, "");
  }

  private static WorkspaceProfile find(Handle handle, String id, String lock) {
    return handle
        .createQuery(
            "select "
                + WorkspaceTable.COLUMNS
                + ", w.logo, w.color from workspaces w where w.id = :id "
                + lock)
        .bind("id", id)
        .map(
            (row, context) ->
                new WorkspaceProfile(
                    WorkspaceTable.workspace(row), row.getString("logo"), row.getString("color")))
        .findOne()
        .orElseThrow(WorkspaceProfiles::notFound);
  }
}
