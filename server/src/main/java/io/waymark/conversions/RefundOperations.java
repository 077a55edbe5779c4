package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The API's operations on what was paid back, whoever told of it. */
final class RefundOperations {
  private static final String PATH = "/refunds";
  private static final String HEADING = "Refunds";

  private static final Shape<?> ANSWER =
      Shape.untyped(
              field("invoiceId", text()),
              field(
                      "sale",
                      Shape.untyped(
                              field("amount", integer()).described("In cents of US dollars."),
                              field("refundedAmount", integer())
                                  .described("What of it was paid back, never more than all."),
                              field("currency", text()))
                          .nullable())
                  .described("Null as long as no sale of the invoice is recorded."),
              field(
                  "refunds",
                  list(
                      Shape.untyped(
                          field("provider", text()),
                          field("amount", integer()).described("In the currency's smallest unit."),
                          field("currency", text()),
                          field("createdAt", text())))))
          .named("RefundsOfInvoice");

  private final Jdbi jdbi;
  private final Ledger ledger;

  RefundOperations(Jdbi jdbi, Ledger ledger) {
    this.jdbi = jdbi;
    this.ledger = ledger;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(PATH, "getRefunds")
            .tag(HEADING)
            .summary("Show the refunds of an invoice")
            .description("And how much of its sale they are.")
            .answers(200, ANSWER)
            .query(
                RefundFilter.SHAPE,
                (caller, filter, exchange) -> Answer.ok(show(caller, filter.invoiceId()))),
        operations
            .post(PATH, "trackRefund")
            .tag(HEADING)
            .summary("Track a refund")
            .description(
                "Of a sale with an invoice id, wholly or in part. Links, customers and analytics"
                    + " keep counting what was sold.")
            .answers(200, ANSWER)
            .first(Writers::check)
            .body(
                RefundRequest.SHAPE,
                (caller, request, exchange) -> {
                  ledger.refund(caller.workspace().id(), request.report());
                  return Answer.ok(show(caller, request.invoiceId()));
                }));
  }

  private ObjectNode show(Caller caller, String invoiceId) {
    return jdbi.withHandle(handle -> Refunds.of(handle, caller.workspace().id(), invoiceId));
  }
}
