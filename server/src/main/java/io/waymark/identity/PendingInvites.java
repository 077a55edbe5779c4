package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells somebody who is no member yet that they could be (b.2 rule 9). */
final class PendingInvites {
  private PendingInvites() {}

  /**
   * Returns if the user is not invited to the workspace.
   *
   * @throws ApiProblem 409 if the user is, 410 if the user was but too long ago
   */
  static void explain(Handle handle, @Nullable Workspace workspace, String userId, Instant now) {
    if (workspace == null) {
      return;
    }
    handle
        .createQuery(
            """
            select i.expires_at from invites i join users u on lower(u.email) = lower(i.email)
            where i.workspace_id = :workspaceId and u.id = :userId
            """)
        .bind("workspaceId", workspace.id())
        .bind("userId", userId)
        .mapTo(OffsetDateTime.class)
        .findOne()
        .ifPresent(
            expiresAt -> {
              if (expiresAt.toInstant().isAfter(now)) {
                throw new ApiProblem(
                    ErrorCode.INVITE_PENDING,
                    "You are invited to this workspace: accept the invitation first.");
              }
              throw new ApiProblem(
                  ErrorCode.INVITE_EXPIRED,
                  "Your invitation to this workspace has expired: ask for another.");
            });
  }
}
