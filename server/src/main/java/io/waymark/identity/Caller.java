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

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
