package io.waymark.identity.account;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.OpenSession;
import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The signed-in user's sessions and authenticator app. */
final class SecurityOperations {
  private static final String APP = "/user/second-factor";

  private static final Shape<?> SESSION =
      Shape.untyped(
              field("id", text()),
              field("userAgent", text().nullable()).described("What the browser calls itself."),
              field("address", text().nullable()).described("Where it signed in from."),
              field("createdAt", text()).described("When it signed in."),
              field("lastSeenAt", text()).described("When it was last used, roughly."),
              field("current", bool()).described("Whether it is this one."))
          .named("Session");

  private static final Shape<?> PROPOSAL =
      Shape.untyped(
              field("secret", text()).described("In base 32, for typing into an app."),
              field("uri", text()).described("The same as an address, for a QR code."))
          .named("SecondFactorProposal");

  private static final Shape<?> RECOVERY =
      Shape.untyped(
              field("recoveryCodes", list(text()))
                  .described("Each signs in once without the app. They are not shown again."))
          .named("RecoveryCodes");

  private static final Shape<Proof> PROOF =
      Shape.of(Proof.class, field("password", Passwords.shown()).described("Your password."))
          .named("PasswordProof");

  private static final Shape<Code> CODE =
      Shape.of(
              Code.class, field("code", SignInOperations.CODE).described("What the app shows now."))
          .named("SecondFactorCode");

  private static final Shape<FullProof> FULL_PROOF =
      Shape.of(
              FullProof.class,
              field("password", Passwords.shown()).described("Your password."),
              field("code", SignInOperations.CODE)
                  .described("What the app shows now, or a recovery code."))
          .named("SecondFactorRemoval");

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final Profiles profiles;
  private final AuthenticatorApps apps;

  SecurityOperations(Jdbi jdbi, Sessions sessions, Profiles profiles, AuthenticatorApps apps) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.profiles = profiles;
    this.apps = apps;
  }

  record Proof(String password) {}

  record Code(String code) {}

  record FullProof(String password, String code) {}

  List<Operation> declare() {
    var operations = new PersonalOperations("Account");
    return List.of(
        operations.signedIn(
            "GET",
            "/user/sessions",
            "listSessions",
            "Your browsers that are signed in",
            null,
            200,
            list(SESSION),
            exchange ->
                Answer.ok(
                    sessions.list(exchange, sessions.user(exchange)).stream()
                        .map(SecurityOperations::render)
                        .toList())),
        operations.signedIn(
            "DELETE",
            "/user/sessions",
            "endOtherSessions",
            "Sign all other browsers out",
            null,
            204,
            null,
            this::endOthers),
        operations.signedIn(
            "DELETE",
            "/user/sessions/{sessionId}",
            "endSession",
            "Sign a browser out",
            null,
            204,
            null,
            this::end),
        operations.signedIn(
            "POST",
            APP,
            "proposeSecondFactor",
            "Begin to set up an authenticator app",
            PROOF,
            200,
            PROPOSAL,
            exchange -> {
              var account = profiles.find(exchange);
              var given = PROOF.parseJson(exchange.body());
              var proposal = apps.propose(exchange, account, given.password());
              return Answer.ok(Map.of("secret", proposal.secret(), "uri", proposal.uri()));
            }),
        operations.signedIn(
            "POST",
            APP + "/confirm",
            "confirmSecondFactor",
            "Ask for the app's codes from now on",
            CODE,
            200,
            RECOVERY,
            exchange -> {
              var account = profiles.find(exchange);
              var given = CODE.parseJson(exchange.body());
              return Answer.ok(
                  Map.of("recoveryCodes", apps.confirm(exchange, account, given.code())));
            }),
        operations.signedIn(
            "POST",
            APP + "/remove",
            "removeSecondFactor",
            "Ask for no codes any more",
            FULL_PROOF,
            204,
            null,
            exchange -> {
              var account = profiles.find(exchange);
              var given = FULL_PROOF.parseJson(exchange.body());
              apps.remove(exchange, account, given.password(), given.code());
              return Answer.empty(204);
            }));
  }

  private Answer endOthers(Exchange exchange) {
    var user = sessions.user(exchange);
    jdbi.useHandle(handle -> sessions.endOthers(handle, exchange, user));
    PersonalDeeds.note(exchange, user, "endOtherSessions");
    return Answer.empty(204);
  }

  private Answer end(Exchange exchange) {
    var user = sessions.user(exchange);
    var id = exchange.pathParameter("sessionId");
    if (!sessions.end(user, id)) {
      throw ApiProblem.notFound("Session not found.");
    }
    PersonalDeeds.note(exchange, user, "endSession", Map.of("session", id));
    return Answer.empty(204);
  }

  private static ObjectNode render(OpenSession session) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", session.id())
        .put("userAgent", session.userAgent())
        .put("address", session.address())
        .put("createdAt", Timestamps.iso(session.createdAt()))
        .put("lastSeenAt", Timestamps.iso(session.lastSeenAt()))
        .put("current", session.current());
  }
}
