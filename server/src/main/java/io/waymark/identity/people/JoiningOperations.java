package io.waymark.identity.people;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Role;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The doors by which people come in who have a workspace's invite link. */
final class JoiningOperations {
  private static final Schema<String> LINK_TOKEN = text().min(1).max(200);
  private static final String TOKEN_MEANING = "What the invite link has behind its #.";

  private static final Shape<Token> TOKEN =
      Shape.of(Token.class, field("token", LINK_TOKEN).described(TOKEN_MEANING))
          .named("InviteLinkToken");

  private static final Shape<Request> REQUEST =
      Shape.of(
              Request.class,
              field("token", LINK_TOKEN).described(TOKEN_MEANING),
              field("email", text().trimmed().email().max(190))
                  .described("Where the invitation goes."))
          .named("InviteRequest");

  private static final Shape<Yes> YES =
      Shape.of(
              Yes.class,
              field("token", LINK_TOKEN).described(TOKEN_MEANING),
              field("email", text().trimmed().email().max(190))
                  .described("The address of a new account.")
                  .optional(),
              field("name", text().trimmed().min(1).max(190))
                  .described("What people call you, for a new account.")
                  .optional(),
              field("password", Passwords.chosen())
                  .described("The password of a new account.")
                  .optional())
          .rule(Yes::whole, "A new account needs e-mail, name and password.")
          .named("Joining");

  private static final Shape<?> SHOWN =
      Shape.untyped(
              field("workspace", AcceptanceOperations.WORKSPACE),
              field("creator", text().nullable()).described("The name of whoever made the link."),
              field("role", choice(Role.class, Role::label)).described("What you would be."),
              field("member", bool())
                  .described("Whether the browser is signed in as a member already."),
              field("full", bool())
                  .described("Whether the workspace has as many people as it may have."))
          .named("InviteLinkShown");

  private final Joining joining;

  JoiningOperations(Joining joining) {
    this.joining = joining;
  }

  record Token(String token) {}

  record Request(String token, String email) {}

  record Yes(
      String token, @Nullable String email, @Nullable String name, @Nullable String password) {
    private boolean whole() {
      var given = Stream.of(email == null, name == null, password == null).distinct().count();
      return given == 1;
    }

    private Joining.@Nullable Newcomer newcomer() {
      return email == null || name == null || password == null
          ? null
          : new Joining.Newcomer(email, name, password);
    }
  }

  List<Operation> declare() {
    var operations = new PersonalOperations(MemberOperations.HEADING);
    return List.of(
        operations.open(
            "POST",
            "/auth/join",
            "showInviteLink",
            "What the invite link of a workspace leads to",
            TOKEN,
            200,
            SHOWN,
            exchange ->
                Answer.ok(
                    render(joining.show(exchange, TOKEN.parseJson(exchange.body()).token())))),
        operations.open(
            "POST",
            "/auth/join/accept",
            "joinWorkspace",
            "Join a workspace by its invite link, with a new account if need be",
            YES,
            200,
            AcceptanceOperations.WORKSPACE,
            this::join),
        operations.open(
            "POST",
            "/auth/join/mail",
            "requestInvite",
            "Have an invitation mailed, for whoever has the invite link and no account",
            REQUEST,
            204,
            null,
            exchange -> {
              var request = REQUEST.parseJson(exchange.body());
              joining.mail(exchange, request.token(), request.email());
              return Answer.empty(204);
            }));
  }

  private Answer join(Exchange exchange) {
    var yes = YES.parseJson(exchange.body());
    var joined = joining.join(exchange, yes.token(), yes.newcomer());
    var answer = Answer.ok(AcceptanceOperations.render(joined.workspace()));
    return joined.cookie() == null ? answer : answer.with("Set-Cookie", joined.cookie());
  }

  private static ObjectNode render(Joining.Shown shown) {
    var view = JsonNodeFactory.instance.objectNode();
    view.set("workspace", AcceptanceOperations.render(shown.workspace()));
    return view.put("creator", shown.creator())
        .put("role", shown.role().label())
        .put("member", shown.member())
        .put("full", shown.full());
  }
}
