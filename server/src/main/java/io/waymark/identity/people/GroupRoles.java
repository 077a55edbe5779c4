package io.waymark.identity.people;

import io.waymark.identity.Memberships;
import io.waymark.identity.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Applies the roles that somebody's groups give them. It adds, changes and ends only memberships
 * that it made itself; those that people made stay as they are.
 */
public final class GroupRoles {
  private GroupRoles() {}

  /** Why a role stays as it is although the groups say otherwise. */
  public enum Obstacle {
    /** The workspace would have no owner. */
    LAST_OWNER,
    /** The workspace has as many people as it may have. */
    USERS_LIMIT
  }

  /**
   * What became of a role.
   *
   * @param before null if there was none
   * @param wanted what the groups give; null for none
   * @param obstacle why it stayed as it was; null if it did not
   */
  public record Change(
      String workspaceId,
      @Nullable Role before,
      @Nullable Role wanted,
      @Nullable Obstacle obstacle) {}

  /**
   * Gives a user the roles of their groups.
   *
   * @param wanted by slugs of workspaces; those that do not exist are passed over
   * @return what differs from before, or should
   */
  public static List<Change> apply(
      Handle handle, String userId, Map<String, Role> wanted, Instant now) {
    // In the order of ids, in which everybody locks more than one.
    var roles = new TreeMap<String, @Nullable Role>();
    for (var workspaceId : governed(handle, userId)) {
      roles.put(workspaceId, null);
    }
    wanted.forEach(
        (slug, role) -> {
          var workspace = Memberships.find(handle, slug);
          if (workspace != null) {
            roles.merge(workspace.id(), role, GroupRoles::higher);
          }
        });
    var changes = new ArrayList<Change>();
    roles.forEach(
        (workspaceId, role) -> {
          var change = apply(handle, workspaceId, userId, role, now);
          if (change != null) {
            changes.add(change);
          }
        });
    return changes;
  }

  /** The role that may do more; of two that may do the same, the one that people would name. */
  public static Role higher(Role one, Role other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static @Nullable Change apply(
      Handle handle, String workspaceId, String userId, @Nullable Role wanted, Instant now) {
    if (!MemberTable.lock(handle, workspaceId)) {
      return null;
    }
    var before = Memberships.role(handle, workspaceId, userId);
    if (before == wanted || (before != null && !governs(handle, workspaceId, userId))) {
      return null;
    }
    var obstacle = obstacle(handle, workspaceId, before, now);
    if (obstacle == null) {
      write(handle, workspaceId, userId, before, wanted, now);
    }
    return new Change(workspaceId, before, wanted, obstacle);
  }

  private static @Nullable Obstacle obstacle(
      Handle handle, String workspaceId, @Nullable Role before, Instant now) {
    if (before == Role.OWNER && MemberTable.owners(handle, workspaceId) == 1) {
      return Obstacle.LAST_OWNER;
    }
    var limit = MemberTable.limit(handle, workspaceId);
    return before == null && limit != null && MemberTable.places(handle, workspaceId, now) >= limit
        ? Obstacle.USERS_LIMIT
        : null;
  }

  private static void write(
      Handle handle,
      String workspaceId,
      String userId,
      @Nullable Role before,
      @Nullable Role wanted,
      Instant now) {
    if (wanted == null) {
      MemberTable.remove(handle, workspaceId, userId);
    } else if (before == null) {
      Memberships.add(handle, workspaceId, userId, wanted, now);
      handle
          .createUpdate(
              """
              update memberships set by_group = true
              where workspace_id = :workspaceId and user_id = :userId
              """)
          .bind("workspaceId", workspaceId)
          .bind("userId", userId)
          .execute();
    } else {
      MemberTable.removeInvites(handle, workspaceId, userId);
      MemberTable.setRole(handle, workspaceId, userId, wanted);
    }
  }

  private static List<String> governed(Handle handle, String userId) {
    return handle
        .createQuery("select workspace_id from memberships where user_id = :userId and by_group")
        .bind("userId", userId)
        .mapTo(String.class)
        .list();
  }

  private static boolean governs(Handle handle, String workspaceId, String userId) {
    return governed(handle, userId).contains(workspaceId);
  }
}
