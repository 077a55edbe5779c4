package io.waymark.identity.people;

import static java.util.stream.Collectors.joining;

import io.waymark.identity.account.Ties;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes whoever deletes their account out of their workspaces, as if they left each. */
final class MemberTies implements Ties {
  private static final int MOST_NAMED = 5;

  @Override
  public void cut(Handle handle, String userId) {
    var workspaces = MemberTable.workspacesOf(handle, userId);
    for (var workspace : workspaces) {
      MemberTable.lock(handle, workspace);
    }
    var ownerless = MemberTable.ownedAlone(handle, userId);
    if (!ownerless.isEmpty()) {
      throw ApiProblem.conflict(
          "You are the only owner of %s: make somebody else an owner first, or delete %s."
              .formatted(named(ownerless), ownerless.size() == 1 ? "it" : "them"));
    }
    for (var workspace : workspaces) {
      MemberTable.remove(handle, workspace, userId);
    }
  }

  private static String named(List<String> names) {
    var some = names.stream().limit(MOST_NAMED).collect(joining(", "));
    var more = names.size() - MOST_NAMED;
    return more > 0 ? "%s and %d more workspaces".formatted(some, more) : some;
  }
}
