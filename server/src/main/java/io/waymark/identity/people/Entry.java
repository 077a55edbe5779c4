package io.waymark.identity.people;

import io.waymark.identity.Memberships;
import io.waymark.identity.Role;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Makes people members, as many as a workspace may have. */
final class Entry {
  private Entry() {}

  /**
   * Makes somebody a member who is none; {@link MemberTable#lock} comes first.
   *
   * @param held the places that are held for them already: one if they are invited
   * @throws ApiProblem 401 if their account was deleted meanwhile, 403 beyond the limit
   */
  static void admit(
      Handle handle, String workspaceId, String userId, Role role, int held, Instant now) {
    if (isFull(handle, workspaceId, held, now)) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace has as many users as it may have. Ask the operator to raise the limit.");
    }
    Memberships.add(handle, workspaceId, userId, role, now);
  }

  /**
   * Whether nobody else can come.
   *
   * @param held the places that are held for whoever wants to
   */
  static boolean isFull(Handle handle, String workspaceId, int held, Instant now) {
    var limit = MemberTable.limit(handle, workspaceId);
    return limit != null && MemberTable.places(handle, workspaceId, now) + 1 - held > limit;
  }
}
