package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_READ;
import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API's operations on public statistics (LNK-69). */
final class DashboardOperations {
  private static final String TAG = "Dashboards";
  private static final String ONE = "/dashboards/{id}";

  private static final Shape<?> DASHBOARD =
      Shape.untyped(
              field("id", text()).described("The dashboard's id."),
              field("linkId", text().nullable()).described("The link it shows."),
              field("folderId", text().nullable()).described("The folder it shows."),
              field("projectId", text()).described("The workspace's id as it is stored."),
              field("userId", text().nullable()).described("Who made it."),
              field("password", text().nullable()).described("What visitors must enter first."),
              field("showConversions", bool()).described("Whether leads and sales are shown."),
              field("doIndex", bool()).described("Whether search engines may index the page."),
              field("createdAt", instant()).described("When it was made."),
              field("updatedAt", instant()).described("When it was last changed."))
          .named("Dashboard");

  private static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id it had."));

  private final Dashboards dashboards;

  DashboardOperations(Dashboards dashboards) {
    this.dashboards = dashboards;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/dashboards", "listDashboards")
            .tag(TAG)
            .summary("List dashboards")
            .description("Every dashboard of the workspace, oldest first.")
            .needs(LINKS_READ)
            .answers(200, list(DASHBOARD))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        dashboards.list(caller).stream()
                            .map(DashboardOperations::render)
                            .toList())),
        operations
            .post("/dashboards", "createDashboard")
            .tag(TAG)
            .summary("Make statistics public")
            .description("Of a link, by its id or its domain and key, or of a folder.")
            .needs(LINKS_WRITE)
            .answers(200, DASHBOARD)
            .query(
                DashboardQuery.SHAPE,
                (caller, query, exchange) ->
                    Answer.ok(
                        render(
                            query.folderId() == null
                                ? dashboards.createForLink(
                                    caller,
                                    Selector.of(query.linkId(), null, query.domain(), query.key()))
                                : dashboards.createForFolder(caller, query.folderId())))),
        operations
            .patch(ONE, "updateDashboard")
            .tag(TAG)
            .summary("Change a dashboard")
            .description("Says all of it: what is shown, and to whom.")
            .needs(LINKS_WRITE)
            .answers(200, DASHBOARD)
            .body(
                DashboardChange.SHAPE,
                (caller, change, exchange) ->
                    dashboards
                        .update(caller, exchange.pathParameter("id"), change)
                        .answer(DashboardOperations::render)),
        operations
            .delete(ONE, "deleteDashboard")
            .tag(TAG)
            .summary("Delete a dashboard")
            .description("The statistics are no longer public.")
            .needs(LINKS_WRITE)
            .answers(200, DELETED)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        Map.of("id", dashboards.delete(caller, exchange.pathParameter("id"))))),
        operations
            .get("/links/{linkId}/dashboard", "getLinkDashboard")
            .tag(TAG)
            .summary("Get a link's dashboard")
            .description("Null if its statistics are not public.")
            .needs(LINKS_READ)
            .answers(200, DASHBOARD)
            .path(
                (caller, exchange) ->
                    Answer.ok(orNull(dashboards.ofLink(caller, exchange.pathParameter("linkId"))))),
        operations
            .get("/folders/{id}/dashboard", "getFolderDashboard")
            .tag(TAG)
            .summary("Get a folder's dashboard")
            .description("Null if its statistics are not public.")
            .needs(LINKS_READ)
            .answers(200, DASHBOARD)
            .path(
                (caller, exchange) ->
                    Answer.ok(orNull(dashboards.ofFolder(caller, exchange.pathParameter("id"))))));
  }

  private static JsonNode orNull(@Nullable Dashboard dashboard) {
    return dashboard == null ? JsonNodeFactory.instance.nullNode() : render(dashboard);
  }

  private static JsonNode render(Dashboard dashboard) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", dashboard.id())
        .put("linkId", dashboard.linkId())
        .put("folderId", dashboard.folderId())
        .put("projectId", dashboard.projectId())
        .put("userId", dashboard.userId())
        .put("password", dashboard.password())
        .put("showConversions", dashboard.showConversions())
        .put("doIndex", dashboard.doIndex())
        .put("createdAt", Timestamps.iso(dashboard.createdAt()))
        .put("updatedAt", Timestamps.iso(dashboard.updatedAt()));
  }
}
