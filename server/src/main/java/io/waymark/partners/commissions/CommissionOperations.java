package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The API's operations on what partners have earned (B2). */
final class CommissionOperations {
  private static final String HEADING = "Commissions";
  private static final String ALL = "/commissions";
  private static final String ONE = "/commissions/{id}";

  private static final Shape<?> SUMS =
      Shape.untyped(
              field("count", integer()), field("amount", integer()), field("earnings", integer()))
          .named("CommissionSums");

  private static final Shape<?> COUNTS =
      Shape.untyped(
              Stream.concat(Stream.of("all"), Arrays.stream(Status.values()).map(Status::label))
                  .map(name -> field(name, SUMS))
                  .toArray(Field[]::new))
          .named("CommissionCounts");

  private static final Shape<?> TAKEN =
      Shape.untyped(field("success", bool()), field("message", text())).named("CommissionTaken");

  private final CommissionDesk desk;
  private final CommissionList commissions;

  CommissionOperations(CommissionDesk desk, CommissionList commissions) {
    this.desk = desk;
    this.commissions = commissions;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        page(operations),
        count(operations),
        get(operations),
        create(operations),
        changeAll(operations),
        change(operations));
  }

  private Operation page(WorkspaceOperations operations) {
    return operations
        .get(ALL, "listCommissions")
        .tag(HEADING)
        .summary("List commissions")
        .description("Newest first, a page at a time.")
        .answers(200, list(CommissionView.COMMISSION))
        .query(
            CommissionFilter.SHAPE,
            (caller, filter, exchange) -> Answer.ok(commissions.list(caller, filter)));
  }

  private Operation count(WorkspaceOperations operations) {
    return operations
        .get(ALL + "/count", "countCommissions")
        .tag(HEADING)
        .summary("Count commissions")
        .description("By status, with what they sum up to in cents.")
        .answers(200, COUNTS)
        .query(
            CommissionSelection.SHAPE,
            (caller, selection, exchange) -> Answer.ok(commissions.count(caller, selection)));
  }

  private Operation get(WorkspaceOperations operations) {
    return operations
        .get(ONE, "getCommission")
        .tag(HEADING)
        .summary("Show a commission")
        .description("With its reward, and all that became of it since it was earned.")
        .answers(200, CommissionView.DETAILED)
        .path((caller, exchange) -> Answer.ok(desk.get(caller, id(exchange))));
  }

  private Operation create(WorkspaceOperations operations) {
    return operations
        .post(ALL, "createCommission")
        .tag(HEADING)
        .summary("Give a partner something")
        .description(
            "Or take it back, with a negative amount. Leads and sales are reported by"
                + " POST /track/lead and POST /track/sale.")
        .answers(202, TAKEN)
        .first(Writers::check)
        .body(NewCommission.SCHEMA, (caller, commission, exchange) -> create(caller, commission));
  }

  private Answer create(Caller caller, NewCommission commission) {
    if (!(commission instanceof NewCommission.Custom custom)) {
      throw ApiProblem.unprocessable(
          "custom: type: This server makes commissions of leads and sales only of what is reported"
              + " by POST /track/lead and POST /track/sale, or by an integration. Give a custom"
              + " commission instead.");
    }
    desk.give(caller, custom);
    return Answer.json(
        202,
        Map.of(
            "success",
            true,
            "message",
            custom.amount() < 0 ? "The clawback is made." : "The commission is made."));
  }

  private Operation change(WorkspaceOperations operations) {
    return operations
        .patch(ONE, "updateCommission")
        .tag(HEADING)
        .summary("Change a commission")
        .description("Its amount, its earnings, or its status, unless it was paid.")
        .answers(200, CommissionView.COMMISSION)
        .first(Writers::check)
        .body(
            CommissionChange.SHAPE,
            (caller, change, exchange) ->
                desk.change(caller, id(exchange), change).answer(view -> view));
  }

  private Operation changeAll(WorkspaceOperations operations) {
    return operations
        .patch(ALL + "/bulk", "bulkUpdateCommissions")
        .tag(HEADING)
        .summary("Change the status of commissions")
        .description("Up to 100 at once, all or none.")
        .answers(
            200,
            list(
                Shape.untyped(field("id", text()), field("status", text()))
                    .named("CommissionStatus")))
        .first(Writers::check)
        .body(
            BulkChange.SHAPE,
            (caller, change, exchange) -> desk.change(caller, change).answer(view -> view));
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("id");
  }
}
