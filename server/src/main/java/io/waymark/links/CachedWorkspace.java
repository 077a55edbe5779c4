package io.waymark.links;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What visitors' pages and {@code redir_url} need to know of the workspace a link belongs to.
 *
 * @param name what the workspace is called; empty if there is no such workspace
 * @param logo the address of its picture, or null
 * @param color {@code #rrggbb} of its pages, or null for the usual one
 * @param domains the host names of its short domains, with their ports if they have one
 */
public record CachedWorkspace(
    String name, @Nullable String logo, @Nullable String color, Set<String> domains) {
  /** Nobody's. */
  public static final CachedWorkspace NONE = new CachedWorkspace("", null, null, Set.of());

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
        .createQuery("select name, logo, color from workspaces where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new CachedWorkspace(
                    row.getString("name"), row.getString("logo"), row.getString("color"), domains))
        .findOne()
        .orElse(NONE);
  }
}
