package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds dashboards for visitors, who have no workspace (B8). */
public final class SharedDashboards {
  private final Jdbi jdbi;
  private final DashboardTable table;
  private final LinkFinder finder;

  SharedDashboards(Jdbi jdbi, DashboardTable table, LinkFinder finder) {
    this.jdbi = jdbi;
    this.table = table;
    this.finder = finder;
  }

  /**
   * What a visitor asks for, and the links it is about.
   *
   * @param linkIds the links the question is about, all of which the dashboard shows
   */
  public record Shown(SharedDashboard dashboard, List<String> linkIds) {
    public Shown {
      linkIds = List.copyOf(linkIds);
    }
  }

  /**
   * The dashboard of a link, or of a folder; with both, the folder's dashboard and the link in it.
   *
   * @throws ApiProblem 400 if neither is given, 403 if there is no dashboard or the link is not in
   *     the folder, 404 for a link that does not exist
   */
  public Shown find(@Nullable String domain, @Nullable String key, @Nullable String folderId) {
    if ((domain == null || key == null) && folderId == null) {
      throw ApiProblem.badRequest("Say which link or folder: give domain and key, or folderId.");
    }
    return jdbi.withHandle(
        handle -> {
          var link = domain == null || key == null ? null : link(handle, domain, key);
          var dashboard =
              folderId != null
                  ? table.ofFolder(handle, folderId)
                  : link == null ? null : table.ofLink(handle, link.id());
          if (dashboard == null) {
            throw hidden();
          }
          if (link == null) {
            return new Shown(shared(handle, dashboard), linksOf(handle, dashboard));
          }
          if (folderId != null && !folderId.equals(link.references().folderId())) {
            throw hidden();
          }
          return new Shown(shared(handle, dashboard), List.of(link.id()));
        });
  }

  private Link link(Handle handle, String domain, String key) {
    var link = finder.byAddress(handle, domain, key);
    if (link == null) {
      throw ApiProblem.notFound("Link not found.");
    }
    return link;
  }

  private static ApiProblem hidden() {
    return ApiProblem.forbidden("These statistics are not public.");
  }

  private static List<String> linksOf(Handle handle, Dashboard dashboard) {
    return handle
        .createQuery("select id from links where project_id = :projectId and folder_id = :folderId")
        .bind("projectId", dashboard.projectId())
        .bind("folderId", dashboard.folderId())
        .mapTo(String.class)
        .list();
  }

  private static SharedDashboard shared(Handle handle, Dashboard dashboard) {
    var owner =
        handle
            .createQuery("select id, created_at, usage, usage_limit from workspaces where id = :id")
            .bind("id", dashboard.projectId())
            .map(
                (row, context) ->
                    new SharedDashboard.Owner(
                        row.getString("id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getLong("usage"),
                        row.getObject("usage_limit", Long.class)))
            .one();
    return new SharedDashboard(
        dashboard.id(),
        dashboard.linkId(),
        dashboard.folderId(),
        dashboard.password(),
        dashboard.showConversions(),
        owner);
  }
}
