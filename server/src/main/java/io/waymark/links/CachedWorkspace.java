package io.waymark.links;

import io.waymark.identity.AllowedHostnames;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What visitors' pages and {@code redir_url} need to know of the workspace a link belongs to.
 *
 * @param name what the workspace is called; empty if there is no such workspace
 * @param logo the address of its picture, or null
 * @param color {@code #rrggbb} of its pages, or null for the usual one
 * @param hostnames where its pages are, which may report visits
 * @param domains the host names of its short domains, with their ports if they have one
 */
public record CachedWorkspace(
    String name,
    @Nullable String logo,
    @Nullable String color,
    AllowedHostnames hostnames,
    Set<String> domains) {
  /** Nobody's. */
  public static final CachedWorkspace NONE =
      new CachedWorkspace("", null, null, AllowedHostnames.ANY, Set.of());

  public CachedWorkspace {
    domains = Set.copyOf(domains);
  }

  static CachedWorkspace of(Handle handle, String id) {
    var domains =
        handle
            .createQuery("select slug from domains where project_id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .set();
    return handle
        .createQuery("select name, logo, color, allowed_hostnames from workspaces where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new CachedWorkspace(
                    row.getString("name"),
                    row.getString("logo"),
                    row.getString("color"),
                    AllowedHostnames.of(row),
                    domains))
        .findOne()
        .orElse(NONE);
  }
}
