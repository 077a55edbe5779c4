package io.waymark.app;

import io.waymark.events.removal.Removals;
import io.waymark.identity.people.Belongings;
import io.waymark.links.LinkSlice;
import org.jdbi.v3.core.Handle;

/**
 * Has a deleted workspace's links forgotten wherever they are in memory, and its events removed.
 */
record WorkspaceBelongings(LinkSlice links, Removals removals, Housekeeping housekeeping)
    implements Belongings {

  @Override
  public void going(Handle handle, String workspaceId) {
    links.tellOfMany(handle);
    removals.note(handle, workspaceId);
  }

  @Override
  public void gone(String workspaceId) {
    links.forgetAll();
    housekeeping.soon(Removals.NAME, removals::work);
  }
}
