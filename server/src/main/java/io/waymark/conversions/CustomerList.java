package io.waymark.conversions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lists and counts the customers of a workspace (E). */
final class CustomerList {
  private static final int MOST_GROUPS = 10_000;

  private final Jdbi jdbi;
  private final CustomerPrograms programs;

  CustomerList(Jdbi jdbi, CustomerPrograms programs) {
    this.jdbi = jdbi;
    this.programs = programs;
  }

  /**
   * One page of customers.
   *
   * @throws ApiProblem 422 for cursors that do not go together, or are no customers
   */
  List<ObjectNode> list(Caller caller, CustomerFilter filter) {
    checkCursors(filter);
    return jdbi.withHandle(
        handle -> {
          var customers = page(handle, caller.workspace().id(), filter);
          if (!filter.expanded()) {
            return customers.stream().map(CustomerView::render).toList();
          }
          var surroundings =
              CustomerSurroundings.of(handle, programs, caller.workspace().id(), customers);
          return customers.stream()
              .map(customer -> CustomerView.render(customer, surroundings))
              .toList();
        });
  }

  private static void checkCursors(CustomerFilter filter) {
    var cursor = filter.startingAfter() != null || filter.endingBefore() != null;
    if (filter.startingAfter() != null && filter.endingBefore() != null) {
      throw ApiProblem.unprocessable("Give startingAfter or endingBefore, not both.");
    }
    if (cursor && filter.page() != null) {
      throw ApiProblem.unprocessable("Give a cursor or a page, not both.");
    }
    if (cursor && filter.sortBy() != CustomerSort.CREATED_AT) {
      throw ApiProblem.unprocessable("Cursors need the order by createdAt.");
    }
  }

  private static List<Customer> page(Handle handle, String workspaceId, CustomerFilter filter) {
    var where = filter.selection().where(workspaceId);
    if (filter.customerIds() != null) {
      where =
          where.and(
              "id = any(:customerIds)", "customerIds", filter.customerIds().toArray(String[]::new));
    }
    var backwards = filter.endingBefore() != null;
    var cursor = backwards ? filter.endingBefore() : filter.startingAfter();
    var order = filter.sortBy().order(filter.ascending());
    if (cursor != null) {
      checkCursor(handle, workspaceId, cursor);
      var upwards = filter.ascending() != backwards;
      where = where.and(upwards ? "id > :cursor" : "id < :cursor", "cursor", cursor);
      order = upwards ? "id asc" : "id desc";
    }
    var rows =
        handle
            .createQuery(
                "select * from customers where "
                    + where.sql()
                    + " order by "
                    + order
                    + " limit :limit offset :offset")
            .bindMap(where.values())
            .bind("limit", filter.pageSize())
            .bind("offset", filter.page() == null ? 0 : (filter.page() - 1) * filter.pageSize())
            .map((row, _) -> CustomerTable.customer(row))
            .list();
    return backwards ? rows.reversed() : rows;
  }

  private static void checkCursor(Handle handle, String workspaceId, String cursor) {
    if (CustomerTable.byId(handle, workspaceId, cursor) == null) {
      throw ApiProblem.unprocessable("Invalid cursor: the provided ID does not exist.");
    }
  }

  /** How many there are: a number, or one for each group, the largest first. */
  Object count(Caller caller, CustomerCountFilter filter) {
    var workspaceId = caller.workspace().id();
    return switch (filter.groupBy()) {
      case COUNTRY -> byCountry(workspaceId, filter.selection().without(CustomerGroup.COUNTRY));
      case LINK -> byLink(workspaceId, filter.selection().without(CustomerGroup.LINK));
      case PARTNER -> count(workspaceId, filter.selection().without(CustomerGroup.PARTNER));
      case null -> count(workspaceId, filter.selection());
    };
  }

  private long count(String workspaceId, CustomerSelection selection) {
    var where = selection.where(workspaceId);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from customers where " + where.sql())
                .bindMap(where.values())
                .mapTo(Long.class)
                .one());
  }

  private ArrayNode byCountry(String workspaceId, CustomerSelection selection) {
    var where = selection.where(workspaceId);
    var view = JsonNodeFactory.instance.arrayNode();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select country, count(*) as customers from customers where "
                        + where.sql()
                        + " and country is not null group by country"
                        + " order by customers desc, country limit :most")
                .bindMap(where.values())
                .bind("most", MOST_GROUPS)
                .map(
                    (row, _) ->
                        view.addObject()
                            .put("country", row.getString("country"))
                            .put("_count", row.getLong("customers")))
                .list());
    return view;
  }

  private ArrayNode byLink(String workspaceId, CustomerSelection selection) {
    var where = selection.where(workspaceId);
    var view = JsonNodeFactory.instance.arrayNode();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select l.id, l.short_link, l.url, c.customers from (select link_id, count(*) as"
                        + " customers from customers where "
                        + where.sql()
                        + " group by link_id) c join links l on l.id = c.link_id and l.project_id ="
                        + " :workspaceId order by c.customers desc, l.id limit :most")
                .bindMap(where.values())
                .bind("most", MOST_GROUPS)
                .map(
                    (row, _) ->
                        view.addObject()
                            .put("linkId", row.getString("id"))
                            .put("_count", row.getLong("customers"))
                            .put("shortLink", row.getString("short_link"))
                            .put("url", row.getString("url")))
                .list());
    return view;
  }
}
