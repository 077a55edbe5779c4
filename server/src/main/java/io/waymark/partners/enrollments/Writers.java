package io.waymark.partners.enrollments;

import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.platform.http.ApiProblem;

/** Who may change what belongs to a program: a matter of roles, not of scopes (B0). */
final class Writers {
  private Writers() {}

  /**
   * Lets owners and members pass.
   *
   * @throws ApiProblem 403 for everybody else
   */
  static void check(Caller caller) {
    if (caller.role() != Role.OWNER && caller.role() != Role.MEMBER) {
      throw ApiProblem.forbidden(
          "Only owners and members of workspace %s may do this; you are a %s."
              .formatted(
                  caller.workspace().publicId(),
                  caller.role() == Role.VIEWER ? "viewer" : "billing manager"));
    }
  }
}
