package io.waymark.links;

import io.waymark.links.domains.DomainName;
import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which names a workspace may give its domains (DOM-3). */
final class DomainNames {
  private final Set<String> serversOwn;

  /**
   * @param serversOwn the hosts of dashboard and API, which have no short links
   */
  DomainNames(Collection<String> serversOwn) {
    this.serversOwn = Set.copyOf(serversOwn);
  }

  /** The name as it is stored, or null if it cannot be a domain here. */
  @Nullable String parse(String wanted) {
    var name = DomainName.parse(wanted);
    return name == null || serversOwn.contains(name) ? null : name;
  }

  /**
   * The name as it is stored.
   *
   * @throws ApiProblem 422 if it cannot be a domain here
   */
  String valid(String wanted) {
    var name = parse(wanted);
    if (name == null) {
      throw ApiProblem.unprocessable("Invalid domain");
    }
    return name;
  }

  /** Whether anybody has the domain, or it still has links of an earlier time. */
  static boolean inUse(Handle handle, String name) {
    return DomainTable.bySlug(handle, name) != null || DomainMoveTable.linksOn(handle, name);
  }

  /**
   * Makes sure the name is free, and takes it from moves that are over.
   *
   * @throws ApiProblem 409 if it is not
   */
  static void claim(Handle handle, String name) {
    if (inUse(handle, name)) {
      throw taken();
    }
    DomainMoveTable.forget(handle, name);
  }

  static ApiProblem taken() {
    return ApiProblem.conflict("Domain is already in use.");
  }
}
