package io.waymark.partners.rewards;

import static io.waymark.identity.Permission.GROUPS_WRITE;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on discounts (A7, B8); all but the last list are Waymark's own. */
final class DiscountOperations {
  private static final String HEADING = "Discounts";
  private static final String ONE = "/discounts/{discountId}";

  private final Discounts discounts;

  DiscountOperations(Discounts discounts) {
    this.discounts = discounts;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/discounts", "listDiscounts")
            .tag(HEADING)
            .summary("List discounts")
            .description("Those of all groups, newest first.")
            .answers(200, list(DiscountView.LISTED))
            .path((caller, exchange) -> all(discounts.list(caller))),
        operations
            .get("/programs/{programId}/discounts", "listProgramDiscounts")
            .tag(HEADING)
            .summary("List the discounts of a program")
            .description("The workspace's program, whatever the path says. Newest first.")
            .answers(200, list(DiscountView.LISTED))
            .path((caller, exchange) -> all(discounts.list(caller))),
        operations
            .post("/discounts", "createDiscount")
            .tag(HEADING)
            .summary("Create a discount")
            .description("For the customers of a group's partners; one for each group.")
            .needs(GROUPS_WRITE)
            .answers(201, DiscountView.DISCOUNT)
            .body(
                DiscountRequest.New.SHAPE,
                (caller, discount, exchange) ->
                    Answer.json(201, DiscountView.discount(discounts.create(caller, discount)))),
        operations
            .patch(ONE, "updateDiscount")
            .tag(HEADING)
            .summary("Change a discount")
            .description("What it is worth stays: make another discount for that.")
            .needs(GROUPS_WRITE)
            .answers(200, DiscountView.DISCOUNT)
            .body(
                DiscountRequest.Change.SHAPE,
                (caller, change, exchange) ->
                    discounts.update(caller, id(exchange), change).answer(DiscountView::discount)),
        operations
            .delete(ONE, "deleteDiscount")
            .tag(HEADING)
            .summary("Delete a discount")
            .description("Its codes go with it.")
            .needs(GROUPS_WRITE)
            .answers(200, RewardOperations.DELETED)
            .path(
                (caller, exchange) -> {
                  discounts.delete(caller, id(exchange));
                  return Answer.ok(Map.of("id", id(exchange)));
                }));
  }

  private static Answer all(List<DiscountTable.Listed> listed) {
    return Answer.ok(listed.stream().map(DiscountView::listed).toList());
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("discountId");
  }
}
