package io.waymark.links;

import static java.util.stream.Collectors.joining;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists the links of a workspace: filters, sorting, pages and cursors (LNK-57…61). */
final class LinkList {
  private final Jdbi jdbi;
  private final LinkTable table;

  LinkList(Jdbi jdbi, LinkTable table) {
    this.jdbi = jdbi;
    this.table = table;
  }

  /**
   * @throws ApiProblem 422 for cursors that do not go together, 403 and 404 for a domain that may
   *     not be listed
   */
  List<Link> list(Caller caller, LinkFilter filter) {
    checkCursors(filter);
    if (filter.folderId() != null && !filter.folderId().isEmpty()) {
      throw ApiProblem.notFound("Folder not found.");
    }
    return jdbi.withHandle(handle -> page(handle, caller, filter));
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
    var where = new Where();
    where.and("project_id = :projectId", "projectId", caller.workspace().id());
    filter(handle, caller, filter, where);
    var backwards = filter.endingBefore() != null;
    var cursor = backwards ? filter.endingBefore() : filter.startingAfter();
    if (cursor != null) {
      checkCursor(handle, caller, cursor);
      where.and(backwards ? "id > :cursor" : "id < :cursor", "cursor", cursor);
    }
    var rows =
        handle
            .createQuery(
                "select * from links where "
                    + where.sql()
                    + " order by "
                    + order(filter, cursor != null, backwards)
                    + " limit :limit offset :offset")
            .bindMap(where.values)
            .bind("limit", filter.pageSize())
            .bind("offset", offset(filter))
            .map((row, context) -> table.link(row))
            .list();
    return backwards ? rows.reversed() : rows;
  }

  private static String order(LinkFilter filter, boolean cursor, boolean backwards) {
    if (cursor) {
      return backwards ? "id asc" : "id desc";
    }
    return filter.sortBy().column() + " desc nulls last, id desc";
  }

  private static long offset(LinkFilter filter) {
    return filter.page() == null ? 0 : (filter.page() - 1) * filter.pageSize();
  }

  private static void filter(Handle handle, Caller caller, LinkFilter filter, Where where) {
    if (!filter.showArchived()) {
      where.and("not archived");
    }
    if (filter.domain() != null) {
      where.and("domain = :domain", "domain", readableDomain(handle, caller, filter.domain()));
    }
    where.andIfGiven("user_id = :userId", "userId", filter.userId());
    where.andIfGiven("tenant_id = :tenantId", "tenantId", filter.tenantId());
    where.andIfGiven("partner_id = :partnerId", "partnerId", filter.partnerId());
    if (filter.search() != null && !filter.search().isEmpty()) {
      where.and(
          "(short_link ilike :search or url ilike :search)",
          "search",
          "%" + literal(filter.search()) + "%");
    }
    if (filter.linkIds() != null) {
      where.and("id = any(:linkIds)", "linkIds", filter.linkIds().toArray(String[]::new));
    }
    if (filter.tagId() != null
        || filter.tagIds() != null
        || filter.tagNames() != null
        || filter.withTags()) {
      // No link has a tag yet, and unknown tags match nothing.
      where.and("false");
    }
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

  private void checkCursor(Handle handle, Caller caller, String cursor) {
    var link = table.byId(handle, cursor);
    if (link == null || !caller.workspace().id().equals(link.references().projectId())) {
      throw ApiProblem.unprocessable("Invalid cursor: the provided ID does not exist.");
    }
  }

  /** The text itself, where LIKE would see patterns. */
  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * Conditions that all must hold, with their values; the conditions are this class's own texts.
   */
  private static final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    void and(String condition) {
      conditions.add(condition);
    }

    void and(String condition, String name, Object value) {
      conditions.add(condition);
      values.put(name, value);
    }

    void andIfGiven(String condition, String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        and(condition, name, value);
      }
    }

    String sql() {
      return conditions.stream().collect(joining(" and "));
    }
  }
}
