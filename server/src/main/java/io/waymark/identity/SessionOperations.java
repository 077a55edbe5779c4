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
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Signing out of the dashboard, and the workspaces a signed-in user may enter. */
final class SessionOperations {
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

  SessionOperations(Jdbi jdbi, Sessions sessions, Authentication authentication) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.authentication = authentication;
  }

  List<Operation> declare() {
    var operations = new PersonalOperations("Sessions");
    return List.of(
        operations.open(
            "POST",
            "/auth/sign-out",
            "signOut",
            "Sign out",
            null,
            204,
            null,
            exchange -> Answer.empty(204).with("Set-Cookie", sessions.signOut(exchange))),
        operations.signedIn(
            "GET",
            "/workspaces",
            "listWorkspaces",
            "The signed-in user's workspaces",
            null,
            200,
            list(WORKSPACE),
            this::workspaces));
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
}
