package io.waymark.identity.keys;

import io.waymark.identity.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's key as people see it; its secret was shown once.
 *
 * @param partial how to recognise it: {@code dub...aB3x}
 * @param scopes null for every permission of its holder
 * @param expiresAt null for never
 * @param lastUsed null if it was never used; at most a minute behind
 */
record ApiKey(
    String id,
    String name,
    String partial,
    @Nullable List<String> scopes,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsed,
    Instant createdAt,
    Instant updatedAt,
    Holder holder) {

  /**
   * In whose name the key acts.
   *
   * @param machine whether it is nobody's: a user that is there for this key alone
   * @param role null for somebody who has left the workspace; their key opens nothing
   */
  record Holder(
      String id,
      @Nullable String name,
      @Nullable String image,
      boolean machine,
      @Nullable Role role) {

    /** A machine user counts as owner. */
    @Nullable Role standing() {
      return machine ? Role.OWNER : role;
    }
  }
}
