package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Signing in and out of the dashboard, and what a signed-in user may see. */
final class SessionOperations {
  private static final String TAG = "Sessions";

  private static final Shape<Credentials> CREDENTIALS =
      Shape.of(
              Credentials.class,
              field("email", text().trimmed().min(1).max(320)).described("The user's e-mail."),
              field("password", text().min(1).max(1_000)).described("The user's password."))
          .named("Credentials");

  private static final Shape<?> USER =
      Shape.untyped(
              field("id", text()),
              field("email", text().nullable()),
              field("name", text().nullable()),
              field("image", text().nullable()))
          .named("User");

  private static final Shape<?> WORKSPACE =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("slug", text()),
              field("plan", text()),
              field("role", choice(Role.class, Role::label)).described("The user's role in it."),
              field("createdAt", text()))
          .named("Workspace");

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final Authentication authentication;
  private final boolean secureCookies;

  SessionOperations(
      Jdbi jdbi, Sessions sessions, Authentication authentication, boolean secureCookies) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.authentication = authentication;
    this.secureCookies = secureCookies;
  }

  record Credentials(String email, String password) {}

  List<Operation> declare() {
    return List.of(
        operation(
            "POST",
            "/auth/sign-in",
            "signIn",
            Operation.Door.PUBLIC,
            "Sign in",
            CREDENTIALS,
            204,
            null,
            this::signIn),
        operation(
            "POST",
            "/auth/sign-out",
            "signOut",
            Operation.Door.PUBLIC,
            "Sign out",
            null,
            204,
            null,
            exchange ->
                Answer.empty(204).with("Set-Cookie", sessions.signOut(exchange, secureCookies))),
        operation(
            "GET",
            "/user",
            "getUser",
            Operation.Door.SESSION,
            "The signed-in user",
            null,
            200,
            USER,
            this::user),
        operation(
            "GET",
            "/workspaces",
            "listWorkspaces",
            Operation.Door.SESSION,
            "The signed-in user's workspaces",
            null,
            200,
            list(WORKSPACE),
            this::workspaces));
  }

  private Answer signIn(Exchange exchange) {
    var credentials = CREDENTIALS.parseJson(exchange.body());
    var cookie =
        sessions.signIn(exchange, credentials.email(), credentials.password(), secureCookies);
    return Answer.empty(204).with("Set-Cookie", cookie);
  }

  private Answer user(Exchange exchange) {
    var id = authentication.user(exchange);
    var profile = jdbi.withHandle(handle -> UserTable.profile(handle, id));
    var node = JsonNodeFactory.instance.objectNode().put("id", id);
    return Answer.ok(
        profile == null
            ? node
            : node.put("email", profile.email())
                .put("name", profile.name())
                .put("image", profile.image()));
  }

  private Answer workspaces(Exchange exchange) {
    var id = authentication.user(exchange);
    return Answer.ok(
        jdbi.withHandle(handle -> WorkspaceTable.membershipsOf(handle, id)).stream()
            .map(SessionOperations::view)
            .toList());
  }

  private static ObjectNode view(WorkspaceTable.Membership membership) {
    var workspace = membership.workspace();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", workspace.publicId())
        .put("name", workspace.name())
        .put("slug", workspace.slug())
        .put("plan", "enterprise")
        .put("role", membership.role().label())
        .put("createdAt", Timestamps.iso(workspace.createdAt()));
  }

  private static Operation operation(
      String method,
      String path,
      String id,
      Operation.Door door,
      String summary,
      @Nullable Schema<?> body,
      int status,
      @Nullable Schema<?> answer,
      Operation.Handler handler) {
    return new Operation(
        method,
        path,
        id,
        TAG,
        summary,
        "For browsers: the session is a cookie.",
        door,
        null,
        RateClass.API,
        false,
        null,
        body,
        status,
        answer,
        true,
        handler);
  }
}
