package io.waymark.identity.oauth;

import static io.waymark.identity.Permission.OAUTH_APPS_READ;
import static io.waymark.identity.Permission.OAUTH_APPS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations on a workspace's own apps. */
final class AppOperations {
  private static final String HEADING = "OAuth apps";
  private static final String ONE = "/oauth/apps/{appId}";

  private static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private final Apps apps;

  AppOperations(Apps apps) {
    this.apps = apps;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/oauth/apps", "listOAuthApps")
            .tag(HEADING)
            .summary("List OAuth apps")
            .description("Those of the workspace, newest first.")
            .needs(OAUTH_APPS_READ)
            .answers(200, list(AppView.APP))
            .path(
                (caller, exchange) ->
                    Answer.ok(apps.list(caller).stream().map(AppView::app).toList())),
        operations
            .post("/oauth/apps", "createOAuthApp")
            .tag(HEADING)
            .summary("Create an OAuth app")
            .description("The answer is the only place where its secret can be read.")
            .needs(OAUTH_APPS_WRITE)
            .answers(201, AppView.APP)
            .body(
                AppRequest.CREATE,
                (caller, request, exchange) ->
                    Answer.json(201, AppView.told(apps.create(caller, request)))),
        operations
            .get(ONE, "getOAuthApp")
            .tag(HEADING)
            .summary("Get an OAuth app")
            .description("By its id.")
            .needs(OAUTH_APPS_READ)
            .answers(200, AppView.APP)
            .path((caller, exchange) -> Answer.ok(AppView.app(apps.get(caller, id(exchange))))),
        operations
            .patch(ONE, "updateOAuthApp")
            .tag(HEADING)
            .summary("Change an OAuth app")
            .description("Only what the body names changes. With PKCE, it has no secret.")
            .needs(OAUTH_APPS_WRITE)
            .answers(200, AppView.APP)
            .body(
                AppRequest.CHANGE,
                (caller, request, exchange) ->
                    apps.update(caller, id(exchange), request).answer(AppView::app)),
        operations
            .post(ONE + "/secret", "renewOAuthAppSecret")
            .tag(HEADING)
            .summary("Give an OAuth app a new secret")
            .description("Told in this answer only. The old one ends at once.")
            .needs(OAUTH_APPS_WRITE)
            .answers(200, AppView.APP)
            .path(
                (caller, exchange) ->
                    Answer.ok(AppView.told(apps.renewSecret(caller, id(exchange))))),
        operations
            .delete(ONE, "deleteOAuthApp")
            .tag(HEADING)
            .summary("Delete an OAuth app")
            .description("Ends all its installations and tokens at once.")
            .needs(OAUTH_APPS_WRITE)
            .answers(200, DELETED)
            .path(
                (caller, exchange) -> {
                  apps.delete(caller, id(exchange));
                  return Answer.ok(Map.of("id", id(exchange)));
                }));
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("appId");
  }
}
