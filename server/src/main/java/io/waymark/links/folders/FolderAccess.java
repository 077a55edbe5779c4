package io.waymark.links.folders;

import io.waymark.identity.Caller;
import java.util.*;
import org.jdbi.v3.core.Handle;

/** stub */
public final class FolderAccess {
  public Folder require(Handle h, Caller c, String id, FolderRight r) {
    throw io.waymark.platform.http.ApiProblem.notFound("Folder not found.");
  }

  public List<String> readable(Handle h, Caller c) {
    return List.of();
  }

  public Map<String, Boolean> may(Handle h, Caller c, Collection<String> ids, FolderRight r) {
    return Map.of();
  }
}
