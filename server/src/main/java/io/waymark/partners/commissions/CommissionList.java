package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lists and counts the commissions of a workspace's program (B2). */
final class CommissionList {
  private static final String ALL = "all";

  private final Jdbi jdbi;
  private final InstantSource clock;

  CommissionList(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * One page of commissions.
   *
   * @throws ApiProblem 404 without a program or for a tenant nobody is, 422 for cursors that do not
   *     go together, or are no commissions
   */
  List<ObjectNode> list(Caller caller, CommissionFilter filter) {
    return jdbi.withHandle(
        handle -> {
          var workspaceId = caller.workspace().id();
          var program = ProgramTable.of(handle, workspaceId);
          filter.check();
          var rows = page(handle, program.id(), filter);
          return CommissionView.of(handle, workspaceId, program.id(), rows);
        });
  }

  private List<Commission> page(Handle handle, String programId, CommissionFilter filter) {
    var where = filter.selection().where(handle, programId, false, clock.instant());
    var backwards = filter.endingBefore() != null;
    var cursor = filter.cursor();
    var order = filter.order();
    if (cursor != null) {
      if (CommissionTable.byIds(handle, programId, List.of(cursor)).isEmpty()) {
        throw ApiProblem.unprocessable("Invalid cursor: the provided ID does not exist.");
      }
      var upwards = filter.ascending() != backwards;
      where = where.and(upwards ? "c.id > :cursor" : "c.id < :cursor", "cursor", cursor);
      order = upwards ? "c.id asc" : "c.id desc";
    }
    var rows =
        handle
            .createQuery(
                "select c.* from commissions c where "
                    + where.sql()
                    + " order by "
                    + order
                    + " limit :limit offset :offset")
            .bindMap(where.values())
            .bind("limit", filter.pageSize())
            .bind("offset", filter.offset())
            .map((row, _) -> CommissionTable.commission(row))
            .list();
    return backwards ? rows.reversed() : rows;
  }

  /**
   * How many there are of each status, and what they sum up to; {@code all} are those that a list
   * would have.
   */
  ObjectNode count(Caller caller, CommissionSelection selection) {
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          var where = selection.where(handle, program.id(), true, clock.instant());
          var view = JsonNodeFactory.instance.objectNode();
          add(view.putObject(ALL), 0, 0, 0);
          for (var status : Status.values()) {
            add(view.putObject(status.label()), 0, 0, 0);
          }
          handle
              .createQuery(
                  "select c.status, count(*) as count, sum(c.amount) as amount,"
                      + " sum(c.earnings) as earnings from commissions c where "
                      + where.sql()
                      + " group by c.status")
              .bindMap(where.values())
              .map(
                  (row, _) -> {
                    var status = row.getString("status");
                    var count = row.getLong("count");
                    var amount = row.getLong("amount");
                    var earnings = row.getLong("earnings");
                    add((ObjectNode) view.path(status), count, amount, earnings);
                    if (selection.narrow()
                        || !Status.valueOf(status.toUpperCase(Locale.ROOT)).hidden()) {
                      add((ObjectNode) view.path(ALL), count, amount, earnings);
                    }
                    return status;
                  })
              .list();
          return view;
        });
  }

  private static void add(ObjectNode onto, long count, long amount, long earnings) {
    onto.put("count", onto.path("count").asLong() + count)
        .put("amount", onto.path("amount").asLong() + amount)
        .put("earnings", onto.path("earnings").asLong() + earnings);
  }
}
