package io.waymark.links;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.links.folders.Folder;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links as analytics need them: as they are now, whatever they were when they were clicked (A10).
 */
public final class LinkLookup {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkFinder finder;
  private final Tags tags;
  private final LinkView view;

  LinkLookup(Jdbi jdbi, LinkTable table, LinkFinder finder, Tags tags, LinkView view) {
    this.jdbi = jdbi;
    this.table = table;
    this.finder = finder;
    this.tags = tags;
    this.view = view;
  }

  /** The workspace's links of these ids that still exist, by id. */
  public Map<String, Link> byIds(String workspaceId, Collection<String> ids) {
    return jdbi.withHandle(handle -> table.byIds(handle, workspaceId, ids)).stream()
        .collect(Collectors.toMap(Link::id, Function.identity()));
  }

  /** The same links as the API shows them, without their tags and webhooks (C4). */
  public Map<String, ObjectNode> shown(String workspaceId, Collection<String> ids) {
    return byIds(workspaceId, ids).values().stream()
        .collect(Collectors.toMap(Link::id, link -> view.render(FullLink.of(link, List.of()))));
  }

  /** The tags of each of these links. */
  public Map<String, List<Tag>> tags(Collection<String> linkIds) {
    return jdbi.withHandle(handle -> tags.ofLinks(handle, linkIds));
  }

  /** The workspace's folders of these ids that still exist, by id. */
  public Map<String, Folder> folders(String workspaceId, Collection<String> ids) {
    return jdbi.withHandle(handle -> FolderAccess.byIds(handle, workspaceId, ids)).stream()
        .collect(Collectors.toMap(Folder::id, Function.identity()));
  }

  /**
   * Whether the caller may read what is in a folder.
   *
   * @throws io.waymark.platform.http.ApiProblem 404 for an unknown folder, 403 if not
   */
  public void checkFolder(Caller caller, String folderId) {
    jdbi.useHandle(handle -> FolderAccess.require(handle, caller, folderId, FolderRight.READ));
  }

  /**
   * One link of the workspace, by its external id or its address.
   *
   * @param key null for the domain's own link
   * @throws io.waymark.platform.http.ApiProblem as for {@code GET /links/info}
   */
  public Link find(
      Caller caller, @Nullable String externalId, @Nullable String domain, @Nullable String key) {
    var selector = Selector.of(null, externalId, domain, key);
    return jdbi.withHandle(handle -> finder.find(handle, caller, selector));
  }

  /** The ids of the workspace's links that a condition on current metadata keeps. */
  public List<String> ids(String workspaceId, LinkCondition condition) {
    return jdbi.withHandle(handle -> condition.select(handle, workspaceId));
  }

  /** The id of the dashboard that shows a link's statistics to everybody, or null (LNK-69). */
  public @Nullable String sharedDashboard(String linkId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from dashboards where link_id = :linkId")
                .bind("linkId", linkId)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /**
   * The logos that belong to a short link, for anybody who has it (QR-3).
   *
   * @param shortLink as it is written, with or without its scheme, in any case (G11)
   * @return null if there is no such link
   */
  public @Nullable LinkLogos logos(String shortLink) {
    return jdbi.withHandle(handle -> LinkLogos.of(handle, shortLink));
  }
}
