package io.waymark.logs;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.platform.schema.Schemas.list;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schemas;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The API's operations on both logs. */
final class LogOperations {
  private static final String HEADING = "Logs";
  private static final Shape<?> COUNT =
      Shape.untyped(Schemas.field("count", Schemas.integer()).described("How many calls."));

  private final Jdbi jdbi;
  private final Things things;
  private final AuditExport export;

  LogOperations(Jdbi jdbi, Things things) {
    this.jdbi = jdbi;
    this.things = things;
    this.export = new AuditExport(jdbi);
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        requests(operations),
        count(operations),
        hours(operations),
        request(operations),
        changes(operations),
        activity(operations),
        file(operations));
  }

  private Operation requests(WorkspaceOperations operations) {
    return operations
        .get("/logs", "getLogs")
        .tag(HEADING)
        .summary("List calls of the API")
        .description("Newest first, a page at a time.")
        .needs(WORKSPACES_READ)
        .answers(200, list(LogViews.REQUEST))
        .query(
            RequestFilter.SHAPE,
            (caller, filter, exchange) ->
                shown(caller, filter, this::requests, Function.identity()));
  }

  private List<ObjectNode> requests(Handle handle, String workspaceId, RequestFilter filter) {
    var calls = RequestTable.list(handle, workspaceId, filter);
    var names = Names.ofCalls(handle, workspaceId, calls);
    return calls.stream().map(call -> LogViews.request(call, names)).toList();
  }

  private Operation count(WorkspaceOperations operations) {
    return operations
        .get("/logs/count", "getLogsCount")
        .tag(HEADING)
        .summary("Count calls of the API")
        .needs(WORKSPACES_READ)
        .answers(200, COUNT)
        .query(
            RequestFilter.SHAPE,
            (caller, filter, exchange) ->
                Answer.ok(
                    Map.of(
                        "count",
                        jdbi.withHandle(
                            handle -> RequestTable.count(handle, id(caller), filter)))));
  }

  private Operation hours(WorkspaceOperations operations) {
    return operations
        .get("/logs/timeseries", "getLogsTimeseries")
        .tag(HEADING)
        .summary("Count calls of the API by the hour")
        .description("Hours in UTC; those without calls are left out.")
        .needs(WORKSPACES_READ)
        .answers(200, list(LogViews.HOUR))
        .query(
            RequestFilter.SHAPE,
            (caller, filter, exchange) ->
                shown(caller, filter, RequestTable::hours, LogViews::hour));
  }

  private Operation request(WorkspaceOperations operations) {
    return operations
        .get("/logs/{logId}", "getLog")
        .tag(HEADING)
        .summary("Show a call of the API")
        .description("With what was sent and, unless it only showed something, the answer.")
        .needs(WORKSPACES_READ)
        .answers(200, LogViews.REQUEST)
        .path(
            (caller, exchange) -> {
              var found =
                  jdbi.withHandle(
                      handle -> request(handle, id(caller), exchange.pathParameter("logId")));
              return Answer.ok(found);
            });
  }

  private static ObjectNode request(Handle handle, String workspaceId, String id) {
    var found = RequestTable.find(handle, workspaceId, id);
    if (found == null) {
      throw ApiProblem.notFound("There is no such call in the log.");
    }
    return LogViews.whole(found, Names.ofCalls(handle, workspaceId, List.of(found)));
  }

  private Operation changes(WorkspaceOperations operations) {
    return operations
        .get("/audit-logs", "getAuditLogs")
        .tag(HEADING)
        .summary("List who changed what")
        .description("Newest first, a page at a time. For owners and members.")
        .needs(WORKSPACES_READ)
        .first(LogOperations::ownersAndMembers)
        .answers(200, list(LogViews.CHANGE))
        .query(
            AuditFilter.PAGES,
            (caller, filter, exchange) ->
                shown(caller, filter, this::changes, Function.identity()));
  }

  private List<ObjectNode> changes(Handle handle, String workspaceId, AuditFilter filter) {
    var entries = AuditTable.list(handle, workspaceId, filter);
    var names = Names.of(handle, things, workspaceId, entries);
    return entries.stream().map(entry -> LogViews.change(entry, names)).toList();
  }

  private Operation activity(WorkspaceOperations operations) {
    return operations
        .get("/activity-logs", "getActivityLogs")
        .tag(HEADING)
        .summary("List what became of things")
        .description(
            "The audit log of one kind of thing, newest first, a page at a time. For owners and"
                + " members.")
        .needs(WORKSPACES_READ)
        .first(LogOperations::ownersAndMembers)
        .answers(200, list(Activity.ENTRY))
        .query(
            ActivityFilter.SHAPE,
            (caller, filter, exchange) ->
                shown(caller, filter, this::activity, Function.identity()));
  }

  private List<ObjectNode> activity(Handle handle, String workspaceId, ActivityFilter filter) {
    var entries = AuditTable.activity(handle, workspaceId, filter);
    var names = Names.of(handle, things, workspaceId, entries);
    return entries.stream().map(entry -> Activity.view(entry, names)).toList();
  }

  private Operation file(WorkspaceOperations operations) {
    return operations
        .post("/audit-logs/export", "exportAuditLogs")
        .tag(HEADING)
        .summary("Export who changed what")
        .description("A file of comma-separated values, newest first. For owners and members.")
        .needs(WORKSPACES_READ)
        .first(LogOperations::ownersAndMembers)
        .body(
            AuditExport.WANTED,
            (caller, wanted, exchange) ->
                Answer.stream(AuditExport.TYPE + "; charset=utf-8", export.file(id(caller), wanted))
                    .with("Content-Disposition", "attachment; filename=audit_log.csv"))
        .answering(AuditExport.TYPE);
  }

  /** Finds what a filter lets through in a workspace. */
  private interface Finder<F, T> {
    List<T> find(Handle handle, String workspaceId, F filter);
  }

  private <F, T> Answer shown(
      Caller caller, F filter, Finder<F, T> finder, Function<T, ObjectNode> view) {
    var found = jdbi.withHandle(handle -> finder.find(handle, id(caller), filter));
    return Answer.ok(found.stream().map(view).toList());
  }

  private static void ownersAndMembers(Caller caller) {
    if (caller.role() != Role.OWNER && caller.role() != Role.MEMBER) {
      throw ApiProblem.forbidden(
          "Only owners and members of workspace %s may see who changed what."
              .formatted(caller.workspace().publicId()));
    }
  }

  private static String id(Caller caller) {
    return caller.workspace().id();
  }
}
