package io.waymark.identity.people;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
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

/** The API's operations on a workspace's invite link, for those who invite. */
final class InviteLinkOperations {
  private static final String LINK = "/workspaces/{idOrSlug}/invites/link";

  private static final Shape<?> SHAPE =
      Shape.untyped(
              field("role", choice(Role.class, Role::label))
                  .described("What people are who come by it."),
              field("creator", text().nullable()).described("The name of whoever made it."),
              field("createdAt", text().nullable())
                  .described("When it was made; null if there is no link."),
              field("inviteUrl", text().nullable())
                  .described("The link itself, only in the answer that makes it."))
          .named("InviteLink");

  private final InviteLinks links;

  InviteLinkOperations(InviteLinks links) {
    this.links = links;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(LINK, "getInviteLink")
            .tag(MemberOperations.HEADING)
            .summary("Whether a workspace has an invite link")
            .description("The link itself is told only once, when it is made.")
            .needs(WORKSPACES_READ)
            .answers(200, SHAPE)
            .path(
                (caller, exchange) ->
                    Answer.ok(render(links.find(WorkspacePath.named(caller, exchange)), null))),
        operations
            .post("/workspaces/{idOrSlug}/invites/reset", "resetInviteLink")
            .tag(MemberOperations.HEADING)
            .summary("Make an invite link")
            .description(
                "Whoever has it can join the workspace as a member, until it is turned off or"
                    + " another one is made. An earlier link stops working at once, and so do the"
                    + " invitations that were asked for by it.")
            .needs(WORKSPACES_WRITE)
            .answers(200, SHAPE)
            .path(
                (caller, exchange) -> {
                  var made = links.reset(WorkspacePath.named(caller, exchange));
                  return Answer.ok(render(made.link(), made.url()));
                }),
        operations
            .delete(LINK, "deleteInviteLink")
            .tag(MemberOperations.HEADING)
            .summary("Turn the invite link off")
            .description(
                "It stops working at once, and so do the invitations that were asked for by it.")
            .needs(WORKSPACES_WRITE)
            .answers(200, Shape.untyped(field("id", text()).described("The workspace's id.")))
            .path(
                (caller, exchange) -> {
                  links.turnOff(WorkspacePath.named(caller, exchange));
                  return Answer.ok(Map.of("id", caller.workspace().publicId()));
                }));
  }

  private static ObjectNode render(@Nullable InviteLink link, @Nullable String url) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("role", InviteLink.ROLE.label())
        .put("creator", link == null ? null : link.creator())
        .put("createdAt", link == null ? null : Timestamps.iso(link.createdAt()))
        .put("inviteUrl", url);
  }
}
