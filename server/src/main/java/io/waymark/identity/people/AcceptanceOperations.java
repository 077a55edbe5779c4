package io.waymark.identity.people;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Role;
import io.waymark.identity.Workspace;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doors by which invited people come in, or say no. */
final class AcceptanceOperations {
  private static final Schema<String> LINK_TOKEN = text().min(1).max(200);

  private static final Shape<Token> TOKEN =
      Shape.of(
              Token.class,
              field("token", LINK_TOKEN).described("What the invitation's link has behind its #."))
          .named("InviteToken");

  private static final Shape<Yes> YES =
      Shape.of(
              Yes.class,
              field("token", LINK_TOKEN).described("What the invitation's link has behind its #."),
              field("name", text().trimmed().min(1).max(190))
                  .described("What people call you, for a new account.")
                  .optional(),
              field("password", Passwords.chosen())
                  .described("The password of a new account.")
                  .optional())
          .rule(
              yes -> (yes.name() == null) == (yes.password() == null),
              "A new account needs both name and password.")
          .named("InviteAcceptance");

  static final Shape<?> WORKSPACE =
      Shape.untyped(
          field("id", text()).described("The workspace's id."),
          field("name", text()).described("What the workspace is called."),
          field("slug", text()).described("Its name in addresses."));

  private static final Shape<?> SHOWN =
      Shape.untyped(
              field("workspace", WORKSPACE),
              field("email", text()).described("Who is invited."),
              field("role", choice(Role.class, Role::label)),
              field("inviter", text().nullable()).described("The name of whoever invites."),
              field("expiresAt", text()),
              field("hasAccount", bool())
                  .described("Whether the address has an account, which must be signed in."))
          .named("InviteShown");

  private final Acceptance acceptance;

  AcceptanceOperations(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  record Token(String token) {}

  record Yes(String token, @Nullable String name, @Nullable String password) {}

  List<Operation> declare() {
    var operations = new PersonalOperations(MemberOperations.HEADING);
    return List.of(
        operations.open(
            "POST",
            "/auth/invite",
            "showInvite",
            "What the link of an invitation leads to",
            TOKEN,
            200,
            SHOWN,
            exchange ->
                Answer.ok(
                    render(acceptance.show(exchange, TOKEN.parseJson(exchange.body()).token())))),
        operations.open(
            "POST",
            "/auth/invite/accept",
            "acceptInviteLink",
            "Accept an invitation by its link, with a new account if need be",
            YES,
            200,
            WORKSPACE,
            this::accept),
        operations.open(
            "POST",
            "/auth/invite/decline",
            "declineInviteLink",
            "Decline an invitation by its link",
            TOKEN,
            204,
            null,
            exchange -> {
              acceptance.declineLink(exchange, TOKEN.parseJson(exchange.body()).token());
              return Answer.empty(204);
            }),
        operations.signedIn(
            "POST",
            "/workspaces/{idOrSlug}/invites/accept",
            "acceptInvite",
            "Accept the invitation of your e-mail address",
            null,
            200,
            WORKSPACE,
            exchange ->
                Answer.ok(render(acceptance.accept(exchange, exchange.pathParameter("idOrSlug"))))),
        operations.signedIn(
            "POST",
            "/workspaces/{idOrSlug}/invites/decline",
            "declineInvite",
            "Decline the invitation of your e-mail address",
            null,
            204,
            null,
            exchange -> {
              acceptance.decline(exchange, exchange.pathParameter("idOrSlug"));
              return Answer.empty(204);
            }));
  }

  private Answer accept(Exchange exchange) {
    var yes = YES.parseJson(exchange.body());
    var newcomer =
        yes.name() == null || yes.password() == null
            ? null
            : new Acceptance.Newcomer(yes.name(), yes.password());
    var joined = acceptance.acceptLink(exchange, yes.token(), newcomer);
    var answer = Answer.ok(render(joined.workspace()));
    return joined.cookie() == null ? answer : answer.with("Set-Cookie", joined.cookie());
  }

  static ObjectNode render(Workspace workspace) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", workspace.publicId())
        .put("name", workspace.name())
        .put("slug", workspace.slug());
  }

  private static ObjectNode render(Acceptance.Shown shown) {
    var invite = shown.invite();
    var view = JsonNodeFactory.instance.objectNode();
    view.set("workspace", render(shown.workspace()));
    return view.put("email", invite.email())
        .put("role", invite.role().label())
        .put("inviter", invite.inviter())
        .put("expiresAt", Timestamps.iso(invite.expiresAt()))
        .put("hasAccount", shown.hasAccount());
  }
}
