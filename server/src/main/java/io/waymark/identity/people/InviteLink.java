package io.waymark.identity.people;

import io.waymark.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's standing way in, for whoever has it and until it is turned off.
 *
 * @param userId who made it, or null if they have gone
 * @param creator their name or e-mail, or null if they have none
 */
record InviteLink(
    String workspaceId, @Nullable String userId, @Nullable String creator, Instant createdAt) {

  /** What everybody is who comes by a link. */
  static final Role ROLE = Role.MEMBER;
}
