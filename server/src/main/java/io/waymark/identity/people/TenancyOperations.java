package io.waymark.identity.people;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Permission;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Role;
import io.waymark.identity.Sessions;
import io.waymark.identity.Slugs;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The API's operations that make and delete workspaces. */
final class TenancyOperations {
  private static final Shape<NewWorkspace> NEW =
      Shape.of(
              NewWorkspace.class,
              field("name", text().trimmed().min(1).max(190))
                  .described("What the workspace is called."),
              field("slug", Slugs.SCHEMA).described("Its name in addresses."))
          .named("NewWorkspace");

  private static final Shape<?> CREATED =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("slug", text()),
              field("plan", text()),
              field("role", text()).described("Always `owner`."),
              field("createdAt", text()))
          .named("CreatedWorkspace");

  private final Tenancy tenancy;
  private final Sessions sessions;

  TenancyOperations(Tenancy tenancy, Sessions sessions) {
    this.tenancy = tenancy;
    this.sessions = sessions;
  }

  record NewWorkspace(String name, String slug) {}

  List<Operation> declare(WorkspaceOperations workspace) {
    var operations = new PersonalOperations("Workspaces");
    return List.of(
        operations.signedIn(
            "POST",
            "/workspaces",
            "createWorkspace",
            "Create a workspace",
            NEW,
            200,
            CREATED,
            this::create),
        operations.signedIn(
            "GET",
            "/misc/check-workspace-slug/{slug}",
            "checkWorkspaceSlug",
            "Whether a new workspace could have a slug",
            null,
            200,
            Shape.untyped(field("free", bool())),
            exchange -> {
              sessions.user(exchange);
              var slug = exchange.pathParameter("slug").toLowerCase(Locale.ROOT);
              return Answer.ok(Map.of("free", tenancy.free(slug)));
            }),
        workspace
            .delete("/workspaces/{idOrSlug}", "deleteWorkspace")
            .tag("Workspaces")
            .summary("Delete a workspace")
            .description(
                "With all its links, domains, keys, webhooks and customers, at once and for good.")
            .needs(Permission.WORKSPACES_WRITE)
            .first(caller -> Members.refuseMore(caller, Role.OWNER))
            .answers(200, Shape.untyped(field("id", text())))
            .path(
                (caller, exchange) -> {
                  tenancy.delete(WorkspacePath.named(caller, exchange));
                  return Answer.ok(Map.of("id", caller.workspace().publicId()));
                }));
  }

  private Answer create(Exchange exchange) {
    var userId = sessions.user(exchange);
    var wanted = NEW.parseJson(exchange.body());
    var made = tenancy.found(userId, wanted.name(), wanted.slug());
    return Answer.ok(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", made.publicId())
            .put("name", made.name())
            .put("slug", made.slug())
            .put("plan", "enterprise")
            .put("role", Role.OWNER.label())
            .put("createdAt", Timestamps.iso(made.createdAt())));
  }
}
