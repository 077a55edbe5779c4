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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API's operations on invitations, for those who invite. */
final class InviteOperations {
  private static final String INVITES = "/workspaces/{idOrSlug}/invites";
  private static final int MOST_AT_ONCE = 10;

  private static final Shape<?> INVITE =
      Shape.untyped(
              field("id", text()),
              field("email", text()),
              field("role", choice(Role.class, Role::label)),
              field("inviter", text().nullable()).described("The name of whoever invites."),
              field("createdAt", text()),
              field("expiresAt", text()),
              field("expired", bool()),
              field("mailed", bool()).described("Whether the link went to the address by mail."),
              field("byLink", bool())
                  .described("Whether the person asked for it by the workspace's invite link."),
              field("inviteUrl", text().nullable())
                  .described(
                      "The link to hand on, only in the answer that makes it, and only where the"
                          + " server sends no mail."))
          .named("Invite");

  private static final Shape<Invites.Teammate> TEAMMATE =
      Shape.of(
          Invites.Teammate.class,
          field("email", text().trimmed().email().max(190)).described("Their e-mail."),
          field("role", choice(Role.class, Role::label)).described("What they will be."));

  private static final Shape<Invitation> INVITATION =
      Shape.of(
              Invitation.class,
              field("teammates", list(TEAMMATE).min(1).max(MOST_AT_ONCE))
                  .described("Who is invited."))
          .named("Invitation");

  private static final Shape<RoleChange> ROLE =
      Shape.of(
              RoleChange.class,
              field("id", text().min(1).max(190)).described("Which invitation."),
              field("role", choice(Role.class, Role::label)).described("What they will be."))
          .named("InviteChange");

  private static final Shape<Which> WHICH =
      Shape.of(Which.class, field("id", text().min(1).max(190)).described("Which invitation."));

  private final Invites invites;
  private final InstantSource clock;

  InviteOperations(Invites invites, InstantSource clock) {
    this.invites = invites;
    this.clock = clock;
  }

  record Invitation(List<Invites.Teammate> teammates) {}

  record RoleChange(String id, Role role) {}

  record Which(String id) {}

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(INVITES, "listInvites")
            .tag(MemberOperations.HEADING)
            .summary("List the invitations of a workspace")
            .description("Those that nobody has accepted yet, expired ones too.")
            .needs(WORKSPACES_READ)
            .answers(200, list(INVITE))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        invites.list(WorkspacePath.named(caller, exchange)).stream()
                            .map(invite -> render(invite, null))
                            .toList())),
        operations
            .post(INVITES, "createInvites")
            .tag(MemberOperations.HEADING)
            .summary("Invite people")
            .description(
                "Each gets a link that works once, within 14 days. Nobody can invite others to a"
                    + " role that may do more than their own key.")
            .needs(WORKSPACES_WRITE)
            .answers(200, list(INVITE))
            .body(
                INVITATION,
                (caller, invitation, exchange) ->
                    Answer.ok(
                        invites
                            .send(WorkspacePath.named(caller, exchange), invitation.teammates())
                            .stream()
                            .map(sent -> render(sent.invite(), sent.url()))
                            .toList())),
        operations
            .patch(INVITES, "updateInvite")
            .tag(MemberOperations.HEADING)
            .summary("Change the role of an invitation")
            .description("It counts once the invitation is accepted.")
            .needs(WORKSPACES_WRITE)
            .answers(200, INVITE)
            .body(
                ROLE,
                (caller, change, exchange) ->
                    Answer.ok(
                        render(
                            invites.changeRole(
                                WorkspacePath.named(caller, exchange), change.id(), change.role()),
                            null))),
        operations
            .post(INVITES + "/{inviteId}/resend", "resendInvite")
            .tag(MemberOperations.HEADING)
            .summary("Send an invitation again")
            .description("With a new link and 14 days more; the earlier link stops working.")
            .needs(WORKSPACES_WRITE)
            .answers(200, INVITE)
            .path(
                (caller, exchange) -> {
                  var sent =
                      invites.resend(
                          WorkspacePath.named(caller, exchange),
                          exchange.pathParameter("inviteId"));
                  return Answer.ok(render(sent.invite(), sent.url()));
                }),
        operations
            .delete(INVITES, "deleteInvite")
            .tag(MemberOperations.HEADING)
            .summary("Take an invitation back")
            .description("Its link stops working.")
            .needs(WORKSPACES_WRITE)
            .answers(200, Shape.untyped(field("id", text())))
            .query(
                WHICH,
                (caller, which, exchange) -> {
                  invites.delete(WorkspacePath.named(caller, exchange), which.id());
                  return Answer.ok(Map.of("id", which.id()));
                }));
  }

  private ObjectNode render(Invite invite, @Nullable String url) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", invite.id())
        .put("email", invite.email())
        .put("role", invite.role().label())
        .put("inviter", invite.inviter())
        .put("createdAt", Timestamps.iso(invite.createdAt()))
        .put("expiresAt", Timestamps.iso(invite.expiresAt()))
        .put("expired", invite.expired(clock.instant()))
        .put("mailed", invite.mailed())
        .put("byLink", invite.byLink())
        .put("inviteUrl", url);
  }
}
