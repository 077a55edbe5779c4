package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Turns a selection of links into conditions, and checks what the caller may look at. */
final class LinkSearch {
  private static final long MOST_IN_SMALL_WORKSPACE = 10_000;

  /** Which folders a selection without a folder covers. */
  enum Reach {
    /** None, unless a filter widens the selection to those the caller may read (LNK-58). */
    OUTSIDE,
    /** Those the caller may read (LNK-62). */
    READABLE,
    /** All, unless a filter narrows the selection to those the caller may read (LNK-62). */
    EVERY
  }

  /**
   * The conditions of a selection.
   *
   * @throws ApiProblem 403 and 404 for a domain or a folder that may not be looked at
   */
  Where where(Handle handle, Caller caller, LinkSelection selection, Reach reach) {
    var where = new Where();
    where.and("project_id = :projectId", "projectId", caller.workspace().id());
    folder(handle, caller, selection, reach, where);
    if (!selection.showArchived()) {
      where.and("not archived");
    }
    if (selection.domain() != null && !selection.domain().isEmpty()) {
      where.and("domain = :domain", "domain", readableDomain(handle, caller, selection.domain()));
    }
    where.andIfGiven("user_id = :userId", "userId", selection.userId());
    where.andIfGiven("tenant_id = :tenantId", "tenantId", selection.tenantId());
    where.andIfGiven("partner_id = :partnerId", "partnerId", selection.partnerId());
    search(handle, caller, selection, where);
    if (selection.linkIds() != null) {
      where.and("id = any(:linkIds)", "linkIds", array(selection.linkIds()));
    }
    tags(selection, where);
    return where;
  }

  private void folder(
      Handle handle, Caller caller, LinkSelection selection, Reach reach, Where where) {
    if (selection.inFolder()) {
      var id = Objects.requireNonNull(selection.folderId());
      var folder = FolderAccess.require(handle, caller, id, FolderRight.READ);
      where.and("folder_id = :folderId", "folderId", folder.id());
      return;
    }
    if (reach == Reach.EVERY && !selection.widened()) {
      return;
    }
    var readable = reach != Reach.OUTSIDE || selection.widened();
    var ids = readable ? FolderAccess.readable(handle, caller) : List.<String>of();
    if (ids.isEmpty()) {
      where.and("folder_id is null");
    } else {
      where.and("(folder_id is null or folder_id = any(:folders))", "folders", array(ids));
    }
  }

  /**
   * A part of the short link or of the destination. In a large workspace, a text too short for the
   * index of parts is taken for the beginning of a key.
   */
  private static void search(Handle handle, Caller caller, LinkSelection selection, Where where) {
    var text = selection.search();
    if (text == null || text.isEmpty()) {
      return;
    }
    var searched = new SearchedText(text);
    if (searched.tooShort() && large(handle, caller)) {
      searched.beginsKey(where);
    } else {
      searched.contained(where);
    }
  }

  /** Whether the workspace has so many links that some questions are asked differently. */
  static boolean large(Handle handle, Caller caller) {
    return handle
        .createQuery("select total_links > :most from workspaces where id = :id")
        .bind("most", MOST_IN_SMALL_WORKSPACE)
        .bind("id", caller.workspace().id())
        .mapTo(Boolean.class)
        .one();
  }

  private static void tags(LinkSelection selection, Where where) {
    if (selection.tagIds() != null) {
      where.and(
          "exists (select 1 from link_tags lt where lt.link_id = links.id and lt.tag_id = any(:tagIds))",
          "tagIds",
          array(selection.tagIds()));
    } else if (selection.tagNames() != null) {
      where.and(
          """
          exists (select 1 from link_tags lt join tags t on t.id = lt.tag_id
                  where lt.link_id = links.id and t.project_id = :projectId
                    and lower(t.name) = any(:tagNames))
          """,
          "tagNames",
          array(selection.tagNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()));
    } else if (selection.withTags()) {
      where.and("exists (select 1 from link_tags lt where lt.link_id = links.id)");
    }
  }

  private static String[] array(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  private static String readableDomain(Handle handle, Caller caller, String slug) {
    var domain = DomainTable.bySlug(handle, slug.toLowerCase(Locale.ROOT));
    if (domain == null) {
      throw ApiProblem.notFound("Domain %s not found.".formatted(slug));
    }
    if (!domain.usableBy(caller.workspace().id())) {
      throw ApiProblem.forbidden("Domain does not belong to workspace.");
    }
    return domain.slug();
  }
}
