package io.waymark.analytics;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Closes reading when a workspace has used up its events; recording never does (RED-46, G3). */
final class UsageGate {
  private UsageGate() {}

  /**
   * Lets the caller pass or not.
   *
   * @throws ApiProblem 403 if the workspace has used more than it may
   */
  static void check(Caller caller) {
    check(caller.workspace().usage(), caller.workspace().usageLimit());
  }

  /**
   * The same for a workspace.
   *
   * @param limit null for none
   */
  static void check(long usage, @Nullable Long limit) {
    if (limit != null && usage > limit) {
      throw ApiProblem.forbidden(
          "This workspace has reached its limit of %d events. Ask the operator to raise it."
              .formatted(limit));
    }
  }
}
