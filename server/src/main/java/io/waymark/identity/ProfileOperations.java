package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;

/**
 * The API's operations on a workspace itself. The colour is ours, so that answers have it in {@code
 * store}, where any name may be.
 */
final class ProfileOperations {
  private static final String ONE = "/workspaces/{idOrSlug}";
  private static final String HEADING = "Workspaces";

  private static final Shape<?> STORE =
      Shape.untyped(
          field("color", text().nullable())
              .described("The colour of its pages for visitors, as `#rrggbb`."));

  private static final Shape<?> PROFILE =
      Shape.untyped(
              field("id", text()).described("The workspace's id."),
              field("name", text()).described("What the workspace is called."),
              field("slug", text()).described("Its name in addresses."),
              field("logo", text().nullable()).described("The address of its picture."),
              field("plan", text()).described("Always `enterprise`: nothing is held back."),
              field("createdAt", text()).described("When it was made."),
              field("publishableKey", text().nullable())
                  .described("The key by which its pages report leads and sales."),
              field("allowedHostnames", list(text()))
                  .described("The hosts of its pages; empty for any."),
              field("usage", integer())
                  .described("The clicks, leads and sales of this period, which lasts a month."),
              field("usageLimit", integer().nullable())
                  .described(
                      "How many there may be before questions about them end; null for any."),
              field("linksUsage", integer()).described("The links made in this period."),
              field("linksLimit", integer().nullable())
                  .described("How many links may be made in a period; null for any."),
              field("billingCycleStart", integer())
                  .described("The day of the month that periods begin on, in UTC."),
              field("store", STORE).described("Settings of its own."))
          .named("WorkspaceProfile");

  private final WorkspaceProfiles profiles;

  ProfileOperations(WorkspaceProfiles profiles) {
    this.profiles = profiles;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    var update =
        operations
            .patch(ONE, "updateWorkspace")
            .tag(HEADING)
            .summary("Change a workspace")
            .description(
                "Only what the body names changes. Null takes away a logo, colour or publishable key,"
                    + " and lets pages of any host report.")
            .needs(Permission.WORKSPACES_WRITE)
            .answers(200, PROFILE)
            .body(
                WorkspaceChange.SHAPE,
                (caller, change, exchange) ->
                    profiles
                        .change(WorkspacePath.named(caller, exchange), change)
                        .answer(ProfileOperations::render));
    return List.of(
        operations
            .get(ONE, "getWorkspace")
            .tag(HEADING)
            .summary("Get a workspace")
            .description("By its id or its slug.")
            .needs(Permission.WORKSPACES_READ)
            .answers(200, PROFILE)
            .path(
                (caller, exchange) ->
                    Answer.ok(render(profiles.find(WorkspacePath.named(caller, exchange))))),
        update,
        update.alias("PUT"));
  }

  private static ObjectNode render(WorkspaceProfile profile) {
    var workspace = profile.workspace();
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", workspace.publicId())
            .put("name", workspace.name())
            .put("slug", workspace.slug())
            .put("logo", profile.logo())
            .put("plan", "enterprise")
            .put("createdAt", Timestamps.iso(workspace.createdAt()));
    view.put("publishableKey", profile.publishableKey());
    profile.hostnames().entries().forEach(view.putArray("allowedHostnames")::add);
    view.put("usage", workspace.usage())
        .put("usageLimit", workspace.usageLimit())
        .put("linksUsage", workspace.linksUsage())
        .put("linksLimit", workspace.linksLimit())
        .put("billingCycleStart", profile.periodDay());
    view.putObject("store").put("color", profile.color());
    return view;
  }
}
