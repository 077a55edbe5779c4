package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.FullLinks.Wanted;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lists the links of a workspace: filters, sorting, pages and cursors (LNK-57…61). */
final class LinkList {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkSearch search;
  private final FullLinks full;

  LinkList(Jdbi jdbi, LinkTable table, LinkSearch search, FullLinks full) {
    this.jdbi = jdbi;
    this.table = table;
    this.search = search;
    this.full = full;
  }

  /**
   * One page of links.
   *
   * @throws ApiProblem 422 for cursors that do not go together, 403 and 404 for a domain or folder
   *     that may not be listed
   */
  List<FullLink> list(Caller caller, LinkFilter filter) {
    checkCursors(filter);
    return jdbi.inTransaction(
        handle ->
            full.of(
                handle,
                page(handle, caller, filter),
                new Wanted(
                    filter.includeUser(), filter.includeDashboard(), filter.includeWebhooks())));
  }

  private static void checkCursors(LinkFilter filter) {
    var cursor = filter.startingAfter() != null || filter.endingBefore() != null;
    if (filter.startingAfter() != null && filter.endingBefore() != null) {
      throw ApiProblem.unprocessable("Give startingAfter or endingBefore, not both.");
    }
    if (cursor && filter.page() != null) {
      throw ApiProblem.unprocessable("Give a cursor or a page, not both.");
    }
    if (cursor && filter.sortBy() != LinkSort.CREATED_AT) {
      throw ApiProblem.unprocessable("Cursors need the order by createdAt.");
    }
  }

  private List<Link> page(Handle handle, Caller caller, LinkFilter filter) {
    var where = search.where(handle, caller, filter.selection(), LinkSearch.Reach.OUTSIDE);
    if (filter.search() != null) {
      new SearchedText(filter.search()).wordsContained(where);
    }
    var backwards = filter.endingBefore() != null;
    var cursor = backwards ? filter.endingBefore() : filter.startingAfter();
    if (cursor != null) {
      checkCursor(handle, caller, cursor);
      where.and(backwards ? "id > :cursor" : "id < :cursor", "cursor", cursor);
    }
    var order = cursor == null ? order(handle, caller, filter) : backwards ? "id asc" : "id desc";
    var rows =
        handle
            .createQuery(offset(filter) == 0 ? page("*", where, order) : laterPage(where, order))
            .bindMap(where.values())
            .bind("limit", filter.pageSize())
            .bind("offset", offset(filter))
            .map((row, context) -> table.link(row))
            .list();
    return backwards ? rows.reversed() : rows;
  }

  private static String page(String columns, Where where, String order) {
    return "select %s from links where %s order by %s limit :limit offset :offset"
        .formatted(columns, where.sql(), order);
  }

  /** What comes before the page is counted off without reading the links themselves. */
  private static String laterPage(Where where, String order) {
    return "select * from links where id in (%s) order by %s"
        .formatted(page("id", where, order), order);
  }

  /** In large workspaces only the order of creation is offered (LNK-60). */
  private static String order(Handle handle, Caller caller, LinkFilter filter) {
    var sort =
        filter.sortBy() == LinkSort.CREATED_AT || LinkSearch.large(handle, caller)
            ? LinkSort.CREATED_AT
            : filter.sortBy();
    return sort.column() + sort.direction() + ", id desc";
  }

  private static long offset(LinkFilter filter) {
    return filter.page() == null ? 0 : (filter.page() - 1) * filter.pageSize();
  }

  private void checkCursor(Handle handle, Caller caller, String cursor) {
    var link = table.byId(handle, cursor);
    if (link == null || !caller.workspace().id().equals(link.references().projectId())) {
      throw ApiProblem.unprocessable("Invalid cursor: the provided ID does not exist.");
    }
  }
}
