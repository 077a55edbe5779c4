package io.waymark.identity.oauth;

import static io.waymark.identity.Permission.INTEGRATIONS_READ;
import static io.waymark.identity.Permission.INTEGRATIONS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Map;

/** The API's operations on the apps that act in a workspace; ours. */
final class InstallationOperations {
  private static final String HEADING = "OAuth apps";

  private static final Shape<?> INSTALLATION =
      Shape.untyped(
              field("id", text()).described("The installation's id."),
              field(
                  "app",
                  Shape.untyped(
                      field("id", text()),
                      field("name", text()),
                      field("developer", text()),
                      field("website", text()),
                      field("logo", text().nullable()))),
              field(
                      "user",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text().nullable()),
                          field("image", text().nullable())))
                  .described("In whose name it acts."),
              field("scopes", list(text())).described("What it may do at most."),
              field("lastUsed", text().nullable())
                  .described("When its present access token was used last, to the minute."),
              field("createdAt", text()),
              field("updatedAt", text()))
          .named("OAuthInstallation");

  private static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private final Installations installations;

  InstallationOperations(Installations installations) {
    this.installations = installations;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/oauth/installations", "listOAuthInstallations")
            .tag(HEADING)
            .summary("List installed OAuth apps")
            .description("The apps that act in the workspace, newest first.")
            .needs(INTEGRATIONS_READ)
            .answers(200, list(INSTALLATION))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        installations.list(caller).stream()
                            .map(InstallationOperations::view)
                            .toList())),
        operations
            .delete("/oauth/installations/{installationId}", "revokeOAuthInstallation")
            .tag(HEADING)
            .summary("Revoke an installed OAuth app")
            .description("Its tokens open nothing any more once this is answered.")
            .needs(INTEGRATIONS_WRITE)
            .answers(200, DELETED)
            .path(
                (caller, exchange) -> {
                  var id = exchange.pathParameter("installationId");
                  installations.revoke(caller, id);
                  return Answer.ok(Map.of("id", id));
                }));
  }

  private static ObjectNode view(Installation installation) {
    var view = JsonNodeFactory.instance.objectNode().put("id", installation.id());
    view.putObject("app")
        .put("id", installation.appId())
        .put("name", installation.appName())
        .put("developer", installation.developer())
        .put("website", installation.website())
        .put("logo", installation.logo());
    view.putObject("user")
        .put("id", installation.userId())
        .put("name", installation.userName())
        .put("image", installation.userImage());
    installation.scopes().forEach(view.putArray("scopes")::add);
    var lastUsed = installation.lastUsed();
    return view.put("lastUsed", lastUsed == null ? null : Timestamps.iso(lastUsed))
        .put("createdAt", Timestamps.iso(installation.createdAt()))
        .put("updatedAt", Timestamps.iso(installation.updatedAt()));
  }
}
