package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The domains a workspace may put links on, each looked up once: good for one transaction, however
 * many links it writes.
 */
final class UsableDomains {
  private final Handle handle;
  private final String workspaceId;
  private final Supplier<String> serversOwn;
  private final Map<String, Domain> known = new HashMap<>();
  private @Nullable Domain standard;

  /**
   * @param serversOwn the domain of links of workspaces without one
   */
  UsableDomains(Handle handle, String workspaceId, Supplier<String> serversOwn) {
    this.handle = handle;
    this.workspaceId = workspaceId;
    this.serversOwn = serversOwn;
  }

  /**
   * The domain asked for, or else the workspace's primary one, or else the server's (LNK-13).
   *
   * @throws ApiProblem 403 if it is not for this workspace, or unknown (LNK-16)
   */
  Domain get(@Nullable String wanted) {
    var domain = wanted == null || wanted.isEmpty() ? standard() : named(wanted);
    if (domain == null || !domain.usableBy(workspaceId)) {
      throw ApiProblem.forbidden("Domain does not belong to workspace.");
    }
    return domain;
  }

  /** Whether there is such a domain, for this workspace or another. */
  boolean knows(String slug) {
    return named(slug) != null;
  }

  private @Nullable Domain named(String wanted) {
    var slug = wanted.toLowerCase(Locale.ROOT);
    var domain = known.get(slug);
    if (domain == null) {
      domain = DomainTable.bySlug(handle, slug);
      if (domain != null) {
        known.put(slug, domain);
      }
    }
    return domain;
  }

  private @Nullable Domain standard() {
    if (standard == null) {
      standard = DomainTable.primaryOr(handle, workspaceId, serversOwn.get());
    }
    return standard;
  }
}
