package io.waymark.logs;

import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Tells what the things of workspaces are called. */
@FunctionalInterface
public interface Things {
  /**
   * The present names of things by their ids. What is gone is left out, and what is another
   * workspace's.
   *
   * @param workspaceId whose things
   */
  Map<String, String> names(Handle handle, String workspaceId, Collection<String> ids);
}
