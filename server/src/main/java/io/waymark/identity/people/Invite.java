package io.waymark.identity.people;

import io.waymark.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's way into a workspace, until it is used or expires.
 *
 * @param mailed whether the link went to the address itself
 * @param byLink whether the invited person asked for it by the workspace's invite link
 * @param inviter the name or e-mail of whoever invites, or null if they have gone
 */
record Invite(
    String id,
    String workspaceId,
    String email,
    Role role,
    boolean mailed,
    boolean byLink,
    @Nullable String inviter,
    Instant createdAt,
    Instant expiresAt) {

  boolean expired(Instant now) {
    return !expiresAt.isAfter(now);
  }
}
