package io.waymark.identity.people;

import org.jdbi.v3.core.Handle;

/** What other slices do when a workspace goes with everything of it. */
public interface Belongings {
  /** Called in the transaction that deletes, before the workspace is gone. */
  void going(Handle handle, String workspaceId);

  /** Called after the commit: nothing of the workspace may be served from memory any more. */
  void gone(String workspaceId);
}
