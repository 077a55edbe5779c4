package io.waymark.app;

import io.waymark.identity.people.Belongings;
import io.waymark.links.LinkSlice;
import org.jdbi.v3.core.Handle;

/** Has the links of a deleted workspace forgotten wherever they are in memory. */
record WorkspaceBelongings(LinkSlice links) implements Belongings {

  @Override
  public void going(Handle handle, String workspaceId) {
    links.tellOfMany(handle);
  }

  @Override
  public void gone(String workspaceId) {
    links.forgetAll();
  }
}
