package io.waymark.identity.people;

import io.waymark.identity.Caller;
import io.waymark.identity.Permission;
import io.waymark.identity.Role;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists, changes and removes members. A workspace never loses its last owner. */
final class Members {
  private final Jdbi jdbi;

  Members(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Member> list(Caller caller, @Nullable String search, @Nullable Role role) {
    return jdbi.withHandle(
        handle -> MemberTable.list(handle, caller.workspace().id(), search, role));
  }

  /**
   * Gives a member another role.
   *
   * @throws ApiProblem 403 if the caller may do less than the role, 404 if there is no such member,
   *     409 if it would leave no owner
   */
  Member changeRole(Caller caller, String userId, Role role) {
    refuseMore(caller, role);
    var workspaceId = caller.workspace().id();
    return jdbi.inTransaction(
        handle -> {
          MemberTable.lock(handle, workspaceId);
          var member = find(handle, workspaceId, userId);
          refuseMore(caller, member.role());
          if (role != Role.OWNER) {
            keepAnOwner(handle, workspaceId, member);
            MemberTable.removeInvites(handle, workspaceId, userId);
          }
          MemberTable.setRole(handle, workspaceId, userId, role);
          return find(handle, workspaceId, userId);
        });
  }

  /**
   * Removes a member, or lets one leave; their sessions, keys and roles in folders open the
   * workspace no more. What they made stays.
   *
   * @throws ApiProblem 403 if the caller may not, 404 if there is no such member, 409 if it would
   *     leave no owner
   */
  void remove(Caller caller, String userId) {
    var workspaceId = caller.workspace().id();
    if (!userId.equals(caller.userId()) && !caller.may(Permission.WORKSPACES_WRITE)) {
      throw ApiProblem.forbidden(
          "Only owners of workspace %s can remove others."
              .formatted(caller.workspace().publicId()));
    }
    jdbi.useTransaction(
        handle -> {
          MemberTable.lock(handle, workspaceId);
          var member = find(handle, workspaceId, userId);
          refuseMore(caller, member.role());
          keepAnOwner(handle, workspaceId, member);
          MemberTable.remove(handle, workspaceId, userId);
        });
  }

  /**
   * Nobody hands out, or takes away, more than they have: a key with few scopes must not make an
   * owner.
   *
   * @throws ApiProblem 403 if the role may do what the caller may not
   */
  static void refuseMore(Caller caller, Role role) {
    if (!caller.permissions().containsAll(role.permissions())) {
      throw ApiProblem.forbidden(
          "Your key may do less than the role %s: it cannot give or take that role."
              .formatted(role.label()));
    }
  }

  private static void keepAnOwner(Handle handle, String workspaceId, Member member) {
    if (member.role() == Role.OWNER
        && !member.machine()
        && MemberTable.owners(handle, workspaceId) == 1) {
      throw ApiProblem.conflict(
          "A workspace needs an owner: make somebody else an owner first, or delete it.");
    }
  }

  private static Member find(Handle handle, String workspaceId, String userId) {
    var member = MemberTable.find(handle, workspaceId, userId);
    if (member == null) {
      throw ApiProblem.notFound("Member not found.");
    }
    return member;
  }
}
