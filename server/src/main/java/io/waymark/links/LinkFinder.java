package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds the one link a caller names (LNK-48). */
final class LinkFinder {
  private final LinkTable table;

  LinkFinder(LinkTable table) {
    this.table = table;
  }

  /**
   * Finds a link of the caller's workspace.
   *
   * @throws ApiProblem 404 if there is none, 401 if it belongs to another workspace
   */
  Link find(Handle handle, Caller caller, Selector selector) {
    var workspaceId = caller.workspace().id();
    var link =
        switch (selector) {
          case Selector.ById(var id) -> table.byId(handle, id);
          case Selector.ByExternalId(var externalId) ->
              table.byExternalId(handle, workspaceId, externalId);
          case Selector.ByAddress(var domain, var key) -> byAddress(handle, domain, key);
        };
    if (link == null) {
      throw notFound();
    }
    if (!workspaceId.equals(link.references().projectId())) {
      throw ApiProblem.unauthorized("This link belongs to another workspace.");
    }
    return link;
  }

  /**
   * Finds a link by its id, or by the caller's own id after {@code ext_}, and locks it until the
   * transaction ends, so that changes follow each other.
   *
   * @throws ApiProblem as {@link #find}
   */
  Link forUpdate(Handle handle, Caller caller, String reference) {
    var found = find(handle, caller, Selector.byId(reference));
    var locked = table.byIdForUpdate(handle, found.id());
    if (locked == null) {
      throw notFound();
    }
    return locked;
  }

  /** Null if there is none; of any workspace. */
  @Nullable Link byAddress(Handle handle, String slug, String key) {
    var domain = DomainTable.bySlug(handle, slug);
    return domain == null
        ? null
        : table.byDomainAndKey(handle, domain.slug(), key, domain.caseSensitive());
  }

  private static ApiProblem notFound() {
    return ApiProblem.notFound("Link not found.");
  }
}
