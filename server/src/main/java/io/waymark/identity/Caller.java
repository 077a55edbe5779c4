package io.waymark.identity;

import java.util.Set;

/**
 * Who makes a call, in which workspace, and what they may do there.
 *
 * @param permissions the role's, narrowed by the key's scopes
 * @param credential the API key's id, or {@code session}
 */
public record Caller(
    Workspace workspace, String userId, Role role, Set<Permission> permissions, String credential) {

  /** The credential of a signed-in browser. */
  static final String SESSION = "session";

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Whether it is somebody at a browser who signed in, not a program with a key. */
  public boolean signedIn() {
    return credential.equals(SESSION);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
