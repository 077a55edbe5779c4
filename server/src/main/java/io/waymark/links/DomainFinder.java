package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds the one domain a caller names (DOM-9). */
final class DomainFinder {
  private DomainFinder() {}

  /**
   * Finds a domain of the caller's workspace.
   *
   * @throws ApiProblem 404 if nobody has it, 403 if it is another workspace's, or every workspace's
   */
  static Domain find(Handle handle, Caller caller, String slug) {
    return own(storable(slug) ? DomainTable.bySlug(handle, slug) : null, caller, slug);
  }

  /**
   * Finds it and locks it until the transaction ends.
   *
   * @throws ApiProblem as {@link #find}
   */
  static Domain forUpdate(Handle handle, Caller caller, String slug) {
    return own(storable(slug) ? DomainTable.bySlugForUpdate(handle, slug) : null, caller, slug);
  }

  /** PostgreSQL refuses to look for what it could not store. */
  private static boolean storable(String slug) {
    return slug.indexOf('\0') < 0;
  }

  private static Domain own(@Nullable Domain domain, Caller caller, String slug) {
    if (domain == null) {
      throw ApiProblem.notFound("Domain %s not found.".formatted(slug));
    }
    if (domain.projectId() == null) {
      throw ApiProblem.forbidden(
          "%s is for every workspace: only the server's operator can manage it."
              .formatted(domain.slug()));
    }
    if (!domain.projectId().equals(caller.workspace().id())) {
      throw ApiProblem.forbidden("Domain does not belong to workspace.");
    }
    return domain;
  }
}
