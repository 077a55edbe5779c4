package io.waymark.identity.people;

import io.waymark.identity.Caller;
import io.waymark.identity.Memberships;
import io.waymark.identity.Workspace;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.sql.Deadlocks;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes and deletes workspaces. */
final class Tenancy {
  private static final int NEW_PER_HOUR = 20;

  private final Jdbi jdbi;
  private final Belongings belongings;
  private final Ids ids;
  private final InstantSource clock;
  private final RateLimiter creations;

  Tenancy(Jdbi jdbi, Belongings belongings, RateLimits limits, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.belongings = belongings;
    this.ids = ids;
    this.clock = clock;
    this.creations = limits.limiter("new workspaces", NEW_PER_HOUR, Duration.ofHours(1));
  }

  /**
   * Makes a workspace that the user owns.
   *
   * @throws ApiProblem 409 if another workspace has the slug, 429 after too many new ones
   */
  Workspace found(String userId, String name, String slug) {
    if (!creations.admit(userId).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "You can make %d workspaces an hour.".formatted(NEW_PER_HOUR));
    }
    return jdbi.inTransaction(
        handle -> Memberships.found(handle, ids, name, slug, userId, clock.instant()));
  }

  /** Whether nobody has, or had, the slug. */
  boolean free(String slug) {
    return jdbi.withHandle(handle -> Memberships.free(handle, slug));
  }

  /**
   * Deletes a workspace with its links, domains, keys, webhooks, customers and all else in the
   * database. What the event store holds of it goes within minutes.
   */
  void delete(Caller caller) {
    var id = caller.workspace().id();
    belongings.gone(delete(jdbi, belongings, _ -> id));
  }

  /**
   * Deletes the workspace that is found in the same transaction. Clicks of it may be counted
   * meanwhile, which takes links first and the workspace last.
   *
   * @return its id, which {@link Belongings#gone} is to be told
   */
  static String delete(Jdbi jdbi, Belongings belongings, Function<Handle, String> finder) {
    return Deadlocks.inTransaction(
        jdbi,
        handle -> {
          var id = finder.apply(handle);
          MemberTable.lock(handle, id);
          belongings.going(handle, id);
          handle.createUpdate("delete from workspaces where id = :id").bind("id", id).execute();
          return id;
        });
  }
}
