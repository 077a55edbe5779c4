package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds out for whose workspace a page calls (b.6). The key is read anew each time, so that one
 * that was taken away opens nothing any more.
 */
final class PublishableKeys {
  /** The index by which no two workspaces have the same key. */
  static final String UNIQUE = "workspaces_publishable_key";

  private static final String SCHEME = "Bearer ";
  private static final String PREFIX = "dub_pk_";

  private final Jdbi jdbi;
  private final CallerLimits limits;

  PublishableKeys(Jdbi jdbi, CallerLimits limits) {
    this.jdbi = jdbi;
    this.limits = limits;
  }

  private record Owner(Workspace workspace, AllowedHostnames hostnames) {}

  /**
   * The workspace whose key the request has, if the page may use it.
   *
   * @throws ApiProblem 401 without a key or with one that nobody has, 400 with anything else, 429
   *     for one call too many, 403 for a page on another host
   */
  Workspace admit(Exchange exchange) {
    var key = key(exchange);
    var owner =
        jdbi.withHandle(handle -> owner(handle, key))
            .orElseThrow(() -> ApiProblem.unauthorized("Unauthorized: Invalid publishable key."));
    limits.publishableKeys().admit(key).enforce(exchange);
    owner.hostnames().check(exchange);
    return owner.workspace();
  }

  private static String key(Exchange exchange) {
    var authorization = exchange.header("authorization");
    if (authorization == null || authorization.isEmpty()) {
      throw ApiProblem.unauthorized("Missing Authorization header.");
    }
    if (!authorization.startsWith(SCHEME + PREFIX)) {
      throw ApiProblem.badRequest(
          "The Authorization header must have the form \"Bearer dub_pk_…\", with the workspace's publishable key.");
    }
    return authorization.substring(SCHEME.length());
  }

  private static Optional<Owner> owner(Handle handle, String key) {
    return handle
        .createQuery(
            "select "
                + WorkspaceTable.COLUMNS
                + ", w.allowed_hostnames from workspaces w where w.publishable_key = :key")
        .bind("key", key)
        .map((row, context) -> new Owner(WorkspaceTable.workspace(row), AllowedHostnames.of(row)))
        .findOne();
  }
}
