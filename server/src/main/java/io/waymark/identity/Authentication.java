package io.waymark.identity;

import io.waymark.platform.http.Admitted;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls, for which workspace, in the order of api-contract b.2. Nothing about keys is
 * remembered between calls: what is deleted, narrowed or replaced on one server has ended on all of
 * them by the time its caller is answered.
 */
public final class Authentication {
  private static final String SCHEME = "Bearer ";
  private static final String WORKSPACE_KEY = "dub_";
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final CallerLimits limits;

  public Authentication(Jdbi jdbi, InstantSource clock, CallerLimits limits) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * The caller, if everything about the call is in order.
   *
   * @param needed the permission the operation needs, or null for none
   * @throws ApiProblem the first thing that is not in order
   */
  public Caller admit(Exchange exchange, @Nullable Permission needed, RateClass rateClass) {
    var authorization = exchange.header("authorization");
    var caller =
        authorization == null || authorization.isEmpty()
            ? bySession(exchange, rateClass)
            : byKey(exchange, bearer(authorization), rateClass);
    exchange
        .caller()
        .set(new Admitted(caller.workspace().id(), caller.userId(), caller.credential()));
    if (needed != null && !caller.may(needed)) {
      throw ApiProblem.forbidden(
          "You do not have permission to do this on workspace %s. Missing permission: %s."
              .formatted(caller.workspace().publicId(), needed.label()));
    }
    return caller;
  }

  /** Whether the request names no workspace, neither by a key of its own nor in its query (G14). */
  static boolean absent(Exchange exchange) {
    var authorization = exchange.header("authorization");
    return workspaceReference(exchange) == null
        && (authorization == null || !authorization.startsWith(SCHEME + WORKSPACE_KEY));
  }

  private static String bearer(String authorization) {
    if (!authorization.startsWith(SCHEME)) {
      throw ApiProblem.badRequest(
          "The Authorization header must have the form \"Bearer <API key>\". Did you forget the \"Bearer \"?");
    }
    return authorization.substring(SCHEME.length());
  }

  /**
   * The signed-in user, or whose personal key it is; for operations outside a workspace, where no
   * workspace's key counts (b.1).
   *
   * @throws ApiProblem 400, 401, 403 or 429
   */
  String user(Exchange exchange) {
    var authorization = exchange.header("authorization");
    var now = clock.instant();
    if (authorization == null || authorization.isEmpty()) {
      return jdbi.withHandle(handle -> Sessions.user(handle, exchange, now));
    }
    var key = bearer(authorization);
    if (key.startsWith(WORKSPACE_KEY)) {
      throw ApiProblem.unauthorized(
          "Unauthorized: A workspace's API key cannot be used here, only a user's own.");
    }
    return jdbi.withHandle(
        handle -> PersonalKeys.admit(handle, exchange, key, limits.users(), now).userId());
  }

  private Caller byPersonalKey(
      Exchange exchange, String key, String reference, RateClass rateClass) {
    var now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          var holder = PersonalKeys.admit(handle, exchange, key, limits.keys(rateClass), now);
          return member(handle, reference, holder.userId(), holder.keyId(), now);
        });
  }

  /** What a user may do in a workspace by their role alone (b.2 rule 9). */
  private static Caller member(
      Handle handle, String reference, String userId, String credential, Instant now) {
    var workspace = workspace(handle, reference);
    var role = workspace == null ? null : WorkspaceTable.role(handle, workspace.id(), userId);
    if (workspace == null || role == null) {
      PendingInvites.explain(handle, workspace, userId, now);
      throw workspaceNotFound();
    }
    return new Caller(workspace, userId, role, role.permissions(), credential);
  }

  private Caller byKey(Exchange exchange, String key, RateClass rateClass) {
    var reference = workspaceReference(exchange);
    if (!key.startsWith(WORKSPACE_KEY)) {
      if (reference == null) {
        throw ApiProblem.notFound(
            "This kind of API key needs a workspace: add the query parameter workspaceId.");
      }
      return byPersonalKey(exchange, key, reference, rateClass);
    }
    var hash = Secrets.hash(key);
    return jdbi.withHandle(
        handle -> {
          var found = ApiKeyTable.find(handle, hash);
          if (found == null) {
            throw ApiProblem.unauthorized("Unauthorized: Invalid API key.");
          }
          var now = clock.instant();
          if (found.expiresAt() != null && !found.expiresAt().isAfter(now)) {
            throw ApiProblem.unauthorized("Unauthorized: Access token expired.");
          }
          limits.keys(rateClass).admit(hash).enforce(exchange);
          // An id given with a workspace key is ignored, a slug is not (b.2 rule 8).
          if (reference != null
              && !reference.startsWith("ws_")
              && !WorkspaceTable.isCalled(handle, found.workspace(), reference)) {
            throw workspaceNotFound();
          }
          var role = found.machine() ? Role.OWNER : found.role();
          if (role == null) {
            throw workspaceNotFound();
          }
          var since = now.minus(TOUCH_EVERY);
          if (found.lastUsed() == null || found.lastUsed().isBefore(since)) {
            ApiKeyTable.touch(handle, found.id(), now, since);
          }
          return new Caller(
              found.workspace(),
              found.userId(),
              role,
              Scopes.narrow(role.permissions(), found.scopes()),
              found.id());
        });
  }

  private Caller bySession(Exchange exchange, RateClass rateClass) {
    var reference = workspaceReference(exchange);
    if (reference == null) {
      throw ApiProblem.unauthorized("Missing Authorization header.");
    }
    var now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          var userId = Sessions.user(handle, exchange, now);
          limits.sessions(rateClass).admit(userId).enforce(exchange);
          return member(handle, reference, userId, Caller.SESSION, now);
        });
  }

  private static @Nullable Workspace workspace(Handle handle, String reference) {
    if (reference.indexOf('\0') >= 0) {
      // No text of the database can hold it.
      return null;
    }
    if (!reference.startsWith("ws_")) {
      return WorkspaceTable.bySlug(handle, reference);
    }
    // Ids of old imports are stored without the prefix and begin with c (rule 5).
    return WorkspaceTable.byId(
        handle, reference.startsWith("ws_c") ? reference.substring(3) : reference);
  }

  private static @Nullable String workspaceReference(Exchange exchange) {
    var byPath = exchange.pathParameters().get("idOrSlug");
    if (byPath != null) {
      return byPath;
    }
    var byId = exchange.query().get("workspaceId");
    if (byId != null && !byId.isEmpty()) {
      return byId;
    }
    var bySlug = exchange.query().get("projectSlug");
    return bySlug == null || bySlug.isEmpty() ? null : bySlug;
  }

  private static ApiProblem workspaceNotFound() {
    return ApiProblem.notFound("Workspace not found.");
  }
}
