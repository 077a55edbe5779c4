package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.analytics.AnalyticsDesk.Asker;
import io.waymark.events.EventKind;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.HashMap;
import java.util.List;

/** The API's operations on analytics, at their path and at those of old clients (B, B7). */
final class AnalyticsOperations {
  private final AnalyticsDesk desk;
  private final LinkScopes scopes;
  private final Shape<AnalyticsRequest> shape;

  AnalyticsOperations(AnalyticsDesk desk, LinkScopes scopes, Shape<AnalyticsRequest> shape) {
    this.desk = desk;
    this.scopes = scopes;
    this.shape = shape;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        draft(operations, "/analytics")
            .query(shape, (caller, request, exchange) -> Answer.ok(answer(caller, request))),
        old(operations, "/analytics/{eventType}"),
        old(operations, "/analytics/{eventType}/{endpoint}"),
        old(operations, "/workspaces/{idOrSlug}/stats/{eventType}"));
  }

  private static WorkspaceOperations.Draft draft(WorkspaceOperations operations, String path) {
    return operations
        .get(path, "retrieveAnalytics")
        .tag("Analytics")
        .summary("Sum up events")
        .description(
            "How many clicks, leads and sales there were, in total or per value of something.")
        .needs(ANALYTICS_READ)
        .analytics()
        .answers(200, AnalyticsAnswers.ANY)
        .first(UsageGate::check);
  }

  private Operation old(WorkspaceOperations operations, String path) {
    var operation =
        draft(operations, path).path((caller, exchange) -> Answer.ok(oldAnswer(caller, exchange)));
    // A copy at the same path, because copies are not documented.
    return operation.at(path);
  }

  private JsonNode answer(Caller caller, AnalyticsRequest request) {
    var workspace = caller.workspace();
    var grouping = request.grouping();
    var filters = request.filters();
    return desk.answer(
        desk.query(
            new Asker(workspace.id(), workspace.createdAt()),
            request.event(),
            grouping,
            scopes.of(caller, grouping, filters),
            filters));
  }

  private JsonNode oldAnswer(Caller caller, Exchange exchange) {
    var path =
        OldPath.of(exchange.pathParameter("eventType"), exchange.pathParameters().get("endpoint"));
    var query = new HashMap<>(exchange.query());
    query.putAll(path.query());
    var request = shape.parseQuery(query);
    var answer = answer(caller, request);
    return path.bare() && request.grouping() == GroupBy.COUNT
        ? answer.path(member(request.event()))
        : answer;
  }

  private static String member(EventKind event) {
    return event == EventKind.COMPOSITE ? EventKind.CLICKS.label() : event.label();
  }
}
