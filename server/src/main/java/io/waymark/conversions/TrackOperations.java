package io.waymark.conversions;

import io.waymark.identity.PageOperations;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;

/** The API's operations by which servers and pages report leads and sales (D2, D3). */
final class TrackOperations {
  private static final String HEADING = "Track";

  private final Leads leads;
  private final Sales sales;

  TrackOperations(Leads leads, Sales sales) {
    this.leads = leads;
    this.sales = sales;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .post("/track/lead", "trackLead")
            .tag(HEADING)
            .summary("Track a lead")
            .description(
                "Counts a lead of the link that was clicked, and makes a customer of the visitor.")
            .answers(200, TrackAnswers.LEAD)
            .first(Writers::check)
            .body(
                LeadRequest.SHAPE,
                (caller, request, exchange) ->
                    Answer.ok(leads.track(caller.workspace().id(), request))),
        operations
            .post("/track/sale", "trackSale")
            .tag(HEADING)
            .summary("Track a sale")
            .description(
                "Counts a sale of the link that the customer came from: of their latest lead, or,"
                    + " for somebody new, of the click that is named.")
            .answers(200, TrackAnswers.SALE)
            .first(Writers::check)
            .body(
                SaleRequest.SHAPE,
                (caller, request, exchange) ->
                    Answer.ok(sales.track(caller.workspace().id(), request))));
  }

  /** The same for pages, which have a publishable key (D0). */
  List<Operation> declare(PageOperations operations) {
    return List.of(
        operations
            .post("/track/lead/client", "trackLeadClient")
            .tag(HEADING)
            .summary("Track a lead from a page")
            .description(
                "As `/track/lead`, for scripts on pages. The page has to be on one of the"
                    + " workspace's allowed hostnames, if it names any.")
            .answers(200, TrackAnswers.LEAD)
            .body(
                LeadRequest.OF_PAGES,
                (workspace, request) ->
                    Answer.ok(PageAnswers.lead(leads.track(workspace.id(), request), request))),
        operations
            .post("/track/sale/client", "trackSaleClient")
            .tag(HEADING)
            .summary("Track a sale from a page")
            .description(
                "As `/track/sale`, for scripts on pages. The page has to be on one of the"
                    + " workspace's allowed hostnames, if it names any. Anybody can call it who has"
                    + " seen such a page: where sales are worth money, report them from a server.")
            .answers(200, TrackAnswers.SALE)
            .body(
                SaleRequest.OF_PAGES,
                (workspace, request) ->
                    Answer.ok(PageAnswers.sale(sales.track(workspace.id(), request), request))));
  }
}
