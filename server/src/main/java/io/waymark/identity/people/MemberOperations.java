package io.waymark.identity.people;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Role;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API's operations on the members of a workspace. */
final class MemberOperations {
  static final String HEADING = "People";

  private static final String USERS = "/workspaces/{idOrSlug}/users";

  private static final Shape<?> MEMBER =
      Shape.untyped(
              field("id", text()).described("The user's id."),
              field("name", text().nullable()),
              field("email", text().nullable()),
              field("image", text().nullable()),
              field("role", choice(Role.class, Role::label)),
              field("isMachine", bool())
                  .described("Whether it is a program's account rather than a person."),
              field("createdAt", text()).described("When they joined."))
          .named("Member");

  private static final Shape<Search> SEARCH =
      Shape.of(
          Search.class,
          field("search", text().max(190))
              .described("Only members with this text in name or e-mail.")
              .optional(),
          field("role", choice(Role.class, Role::label))
              .described("Only members with this role.")
              .optional());

  private static final Shape<RoleChange> ROLE =
      Shape.of(
              RoleChange.class,
              field("userId", text().min(1).max(190)).described("Who."),
              field("role", choice(Role.class, Role::label)).described("What they become."))
          .named("RoleChange");

  private static final Shape<Removal> REMOVAL =
      Shape.of(
          Removal.class,
          field("userId", text().min(1).max(190)).described("Who; yourself to leave."));

  private final Members members;

  MemberOperations(Members members) {
    this.members = members;
  }

  record Search(@Nullable String search, @Nullable Role role) {}

  record RoleChange(String userId, Role role) {}

  record Removal(String userId) {}

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(USERS, "listMembers")
            .tag(HEADING)
            .summary("List the members of a workspace")
            .description("The longest-standing first.")
            .needs(WORKSPACES_READ)
            .answers(200, list(MEMBER))
            .query(
                SEARCH,
                (caller, search, exchange) ->
                    Answer.ok(
                        members
                            .list(
                                WorkspacePath.named(caller, exchange),
                                search.search(),
                                search.role())
                            .stream()
                            .map(MemberOperations::render)
                            .toList())),
        operations
            .patch(USERS, "updateMember")
            .tag(HEADING)
            .summary("Change a member's role")
            .description("The last owner stays one.")
            .needs(WORKSPACES_WRITE)
            .answers(200, MEMBER)
            .body(
                ROLE,
                (caller, change, exchange) ->
                    Answer.ok(
                        render(
                            members.changeRole(
                                WorkspacePath.named(caller, exchange),
                                change.userId(),
                                change.role())))),
        operations
            .delete(USERS, "removeMember")
            .tag(HEADING)
            .summary("Remove a member, or leave")
            .description(
                "Their sessions, API keys and roles in folders open the workspace no more; the keys"
                    + " are deleted. Links and everything else they made stay. Everybody may leave,"
                    + " but for the last owner; removing others needs workspaces.write.")
            .answers(200, Shape.untyped(field("id", text())))
            .query(
                REMOVAL,
                (caller, removal, exchange) -> {
                  members.remove(WorkspacePath.named(caller, exchange), removal.userId());
                  return Answer.ok(Map.of("id", removal.userId()));
                }));
  }

  private static ObjectNode render(Member member) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", member.id())
        .put("name", member.name())
        .put("email", member.email())
        .put("image", member.image())
        .put("role", member.role().label())
        .put("isMachine", member.machine())
        .put("createdAt", Timestamps.iso(member.joinedAt()));
  }
}
