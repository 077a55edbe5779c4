package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes, shows and ends the dashboards of links and folders (LNK-33, LNK-69). */
final class Dashboards {
  private final Jdbi jdbi;
  private final DashboardTable table;
  private final LinkTable links;
  private final LinkFinder finder;
  private final Ids ids;
  private final InstantSource clock;

  Dashboards(
      Jdbi jdbi,
      DashboardTable table,
      LinkTable links,
      LinkFinder finder,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.links = links;
    this.finder = finder;
    this.ids = ids;
    this.clock = clock;
  }

  /** Gives a link whose statistics are public a dashboard, once (LNK-33). */
  void follow(Handle handle, Link link, Instant now) {
    var projectId = link.references().projectId();
    if (link.publicStats() && projectId != null) {
      table.insertNew(handle, fresh(projectId, link.id(), null, link.references().userId(), now));
    }
  }

  private Dashboard fresh(
      String projectId,
      @Nullable String linkId,
      @Nullable String folderId,
      @Nullable String userId,
      Instant now) {
    return new Dashboard(
        ids.next("dash_"), linkId, folderId, projectId, userId, null, true, false, now, now);
  }

  /** The workspace's dashboards, oldest first. */
  List<Dashboard> list(Caller caller) {
    return jdbi.withHandle(handle -> table.of(handle, caller.workspace().id()));
  }

  /**
   * The link's dashboard, or null.
   *
   * @throws ApiProblem as {@link LinkFinder#find}
   */
  @Nullable Dashboard ofLink(Caller caller, String reference) {
    return jdbi.withHandle(
        handle -> {
          var link = finder.find(handle, caller, Selector.byId(reference));
          require(handle, caller, link.references().folderId(), FolderRight.READ);
          return table.ofLink(handle, link.id());
        });
  }

  /**
   * The folder's dashboard, or null.
   *
   * @throws ApiProblem 404 for an unknown folder, 403 without the right to read it
   */
  @Nullable Dashboard ofFolder(Caller caller, String folderId) {
    return jdbi.withHandle(
        handle -> {
          FolderAccess.require(handle, caller, folderId, FolderRight.READ);
          return table.ofFolder(handle, folderId);
        });
  }

  /**
   * Makes the dashboard of a link, or finds the one it has; the link's statistics are public then.
   *
   * @throws ApiProblem as {@link LinkFinder#find}; 403 without the right to change the link
   */
  Dashboard createForLink(Caller caller, Selector selector) {
    return jdbi.inTransaction(
        handle -> {
          var link = finder.find(handle, caller, selector);
          require(handle, caller, link.references().folderId(), FolderRight.LINKS_WRITE);
          table.insertNew(
              handle, fresh(caller.workspace().id(), link.id(), null, caller.userId(), now()));
          links.publish(handle, link.id(), true);
          return there(table.ofLink(handle, link.id()));
        });
  }

  /**
   * Makes the dashboard of a folder, or finds the one it has.
   *
   * @throws ApiProblem 404 for an unknown folder, 403 without the right to change its links
   */
  Dashboard createForFolder(Caller caller, String folderId) {
    return jdbi.inTransaction(
        handle -> {
          FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE);
          table.insertNew(
              handle, fresh(caller.workspace().id(), null, folderId, caller.userId(), now()));
          return there(table.ofFolder(handle, folderId));
        });
  }

  /**
   * Changes how a dashboard is shown.
   *
   * @throws ApiProblem 404 if the workspace has none of that id, 403 without the right
   */
  Changed<Dashboard> update(Caller caller, String id, DashboardChange change) {
    return jdbi.inTransaction(
        handle -> {
          var dashboard = changeable(handle, caller, id);
          table.update(
              handle,
              dashboard.id(),
              change.showConversions(),
              change.doIndex(),
              change.password(),
              now());
          return new Changed<>(dashboard, there(table.byId(handle, caller.workspace().id(), id)));
        });
  }

  /**
   * Ends a dashboard; its link's statistics are no longer public.
   *
   * @throws ApiProblem 404 if the workspace has none of that id, 403 without the right
   */
  String delete(Caller caller, String id) {
    return jdbi.inTransaction(
        handle -> {
          var dashboard = changeable(handle, caller, id);
          table.delete(handle, dashboard.id());
          if (dashboard.linkId() != null) {
            links.publish(handle, dashboard.linkId(), false);
          }
          return dashboard.id();
        });
  }

  private Dashboard changeable(Handle handle, Caller caller, String id) {
    var dashboard = there(table.byId(handle, caller.workspace().id(), id));
    var link = dashboard.linkId() == null ? null : links.byId(handle, dashboard.linkId());
    var folderId = link == null ? dashboard.folderId() : link.references().folderId();
    require(handle, caller, folderId, FolderRight.LINKS_WRITE);
    return dashboard;
  }

  private void require(Handle handle, Caller caller, @Nullable String folderId, FolderRight right) {
    if (folderId != null) {
      FolderAccess.require(handle, caller, folderId, right);
    }
  }

  private static Dashboard there(@Nullable Dashboard dashboard) {
    if (dashboard == null) {
      throw ApiProblem.notFound("Dashboard not found.");
    }
    return dashboard;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
