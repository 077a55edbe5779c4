package io.waymark.identity;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a workspace, and what its pages may do.
 *
 * @param logo the address of its picture, or null
 * @param color {@code #rrggbb}, or null for the usual one
 * @param publishableKey what its pages report leads and sales by, or null
 * @param hostnames where its pages are
 * @param periodDay the day of the month that its usage is counted from, 1 to 31
 */
record WorkspaceProfile(
    Workspace workspace,
    @Nullable String logo,
    @Nullable String color,
    @Nullable String publishableKey,
    AllowedHostnames hostnames,
    int periodDay) {

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
                + ", w.logo, w.color, w.publishable_key, w.allowed_hostnames, w.billing_cycle_start"
                + " from workspaces w where w.id = :id "
                + lock)
        .bind("id", id)
        .map(
            (row, context) ->
                new WorkspaceProfile(
                    WorkspaceTable.workspace(row),
                    row.getString("logo"),
                    row.getString("color"),
                    row.getString("publishable_key"),
                    AllowedHostnames.of(row),
                    row.getInt("billing_cycle_start")))
        .findOne()
        .orElseThrow(WorkspaceProfiles::notFound);
  }
}
