package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations on discount codes (B6). */
final class DiscountCodeOperations {
  private static final String HEADING = "Discount Codes";
  private static final String ALL = "/discount-codes";

  private static final Shape<?> CODE =
      Shape.untyped(
              field("id", text()),
              field("code", text()),
              field("discountId", text().nullable()),
              field("partnerId", text()),
              field("linkId", text()),
              field("disabledAt", text().nullable())
                  .described("Since when it is out of use; null if it is in use."))
          .named("DiscountCode");

  private final DiscountCodes codes;

  DiscountCodeOperations(DiscountCodes codes) {
    this.codes = codes;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(ALL, "listDiscountCodes")
            .tag(HEADING)
            .summary("List discount codes")
            .description("Newest first, a page at a time.")
            .answers(200, list(CODE))
            .query(
                DiscountCodeFilter.SHAPE,
                (caller, filter, exchange) -> Answer.ok(codes.list(caller, filter))),
        operations
            .post(ALL, "createDiscountCode")
            .tag(HEADING)
            .summary("Create a discount code")
            .description("One for each link of a partner who has a discount.")
            .answers(200, CODE)
            .first(Writers::check)
            .body(
                DiscountCodeRequest.SHAPE,
                (caller, request, exchange) -> Answer.ok(codes.create(caller, request))),
        operations
            .delete(ALL + "/{idOrCode}", "deleteDiscountCode")
            .tag(HEADING)
            .summary("Delete a discount code")
            .description("By its id, or by the code itself.")
            .answers(200, Shape.untyped(field("id", text()).described("The id it had.")))
            .first(Writers::check)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        Map.of("id", codes.delete(caller, exchange.pathParameter("idOrCode"))))));
  }
}
