package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations on customers (E). */
final class CustomerOperations {
  private static final String HEADING = "Customers";
  private static final String ALL = "/customers";
  private static final String ONE = "/customers/{id}";
  private static final String CSV = "text/csv";

  private static final Schema<Object> COUNT =
      either(
          integer(),
          list(
              Shape.untyped(
                  field("country", text()).optional(),
                  field("linkId", text()).optional(),
                  field("_count", integer()),
                  field("shortLink", text()).optional(),
                  field("url", text()).optional())));

  private final CustomerDesk desk;
  private final CustomerList customers;
  private final CustomerExport export;

  CustomerOperations(CustomerDesk desk, CustomerList customers, CustomerExport export) {
    this.desk = desk;
    this.customers = customers;
    this.export = export;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        page(operations),
        count(operations),
        file(operations),
        get(operations),
        create(operations),
        update(operations),
        delete(operations));
  }

  private Operation page(WorkspaceOperations operations) {
    return operations
        .get(ALL, "getCustomers")
        .tag(HEADING)
        .summary("List customers")
        .description("Newest first, a page at a time.")
        .answers(200, list(CustomerView.CUSTOMER))
        .query(
            CustomerFilter.SHAPE,
            (caller, filter, exchange) -> Answer.ok(customers.list(caller, filter)));
  }

  private Operation count(WorkspaceOperations operations) {
    return operations
        .get(ALL + "/count", "getCustomersCount")
        .tag(HEADING)
        .summary("Count customers")
        .description("All together, or by country or link.")
        .answers(200, COUNT)
        .query(
            CustomerCountFilter.SHAPE,
            (caller, filter, exchange) -> Answer.ok(customers.count(caller, filter)));
  }

  private Operation file(WorkspaceOperations operations) {
    return operations
        .get(ALL + "/export", "exportCustomers")
        .tag(HEADING)
        .summary("Export customers")
        .description("A file of comma-separated values.")
        .query(
            CustomerExport.Wanted.SHAPE,
            (caller, wanted, exchange) ->
                Answer.stream(CSV + "; charset=utf-8", export.file(caller, wanted))
                    .with("Content-Disposition", "attachment; filename=customers_export.csv"))
        .answering(CSV);
  }

  private Operation get(WorkspaceOperations operations) {
    return operations
        .get(ONE, "getCustomer")
        .tag(HEADING)
        .summary("Show a customer")
        .description("By id, or by `ext_` and the id your system has.")
        .answers(200, CustomerView.CUSTOMER)
        .query(
            Expansion.SHAPE,
            (caller, expansion, exchange) ->
                Answer.ok(desk.get(caller, id(exchange), expansion.includeExpandedFields())));
  }

  private Operation create(WorkspaceOperations operations) {
    return operations
        .post(ALL, "createCustomer")
        .tag(HEADING)
        .summary("Create a customer")
        .description("Somebody whom no click brought.")
        .answers(201, CustomerView.CUSTOMER)
        .first(Writers::check)
        .body(
            CustomerRequest.CREATE,
            (caller, request, exchange) -> Answer.json(201, desk.create(caller, request)));
  }

  private Operation update(WorkspaceOperations operations) {
    return operations
        .patch(ONE, "updateCustomer")
        .tag(HEADING)
        .summary("Change a customer")
        .description("Only what the body names changes; a country is accepted and stays.")
        .answers(200, CustomerView.CUSTOMER)
        .first(Writers::check)
        .body(
            CustomerRequest.UPDATE,
            (caller, request, exchange) ->
                desk.update(
                        caller,
                        id(exchange),
                        request,
                        Expansion.SHAPE.parseQuery(exchange.query()).includeExpandedFields())
                    .answer(view -> view));
  }

  private Operation delete(WorkspaceOperations operations) {
    return operations
        .delete(ONE, "deleteCustomer")
        .tag(HEADING)
        .summary("Delete a customer")
        .description("The leads and sales that were counted stay.")
        .answers(200, CustomerView.DELETED)
        .first(Writers::check)
        .path((caller, exchange) -> Answer.ok(Map.of("id", desk.delete(caller, id(exchange)))));
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("id");
  }
}
