package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import com.google.common.collect.Lists;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.identity.Caller;
import io.waymark.links.csv.CsvCells;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Body;
import io.waymark.platform.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Customers as a file of comma-separated values, however many there are (E). Their ids are read
 * first, then they page by page, so that a slow reader holds no transaction open.
 */
final class CustomerExport {
  private static final int PAGE = 500;

  private final Jdbi jdbi;
  private final CustomerPrograms programs;

  CustomerExport(Jdbi jdbi, CustomerPrograms programs) {
    this.jdbi = jdbi;
    this.programs = programs;
  }

  /** Which customers are wanted, in which order, and what of them. */
  record Wanted(
      CustomerSelection selection, CustomerSort sortBy, String sortOrder, List<String> columns) {
    static final Shape<Wanted> SHAPE =
        Shape.of(
            Wanted.class,
            spread("selection", CustomerSelection.SHAPE),
            field("sortBy", choice(CustomerSort.class, CustomerSort::label))
                .described("What to sort by.")
                .defaultsTo(CustomerSort.CREATED_AT),
            field("sortOrder", choice("asc", "desc"))
                .described("Smallest or largest first.")
                .defaultsTo("desc"),
            field("columns", commaSeparated())
                .described(
                    "Which columns: those of a customer, and %s. Without, all of a customer's."
                        .formatted(String.join(", ", CustomerColumn.unusual())))
                .defaultsTo(CustomerColumn.usual()));
  }

  /**
   * The file, to be written when it is sent.
   *
   * @throws ApiProblem 422 if no column is known
   */
  Body.Writing file(Caller caller, Wanted wanted) {
    var columns = CustomerColumn.of(wanted.columns());
    if (columns.isEmpty()) {
      throw ApiProblem.unprocessable(
          "custom: columns: Expected at least one of "
              + String.join(", ", CustomerColumn.usual())
              + ", "
              + String.join(", ", CustomerColumn.unusual()));
    }
    return out -> write(out, caller.workspace().id(), wanted, columns);
  }

  private void write(
      OutputStream out, String workspaceId, Wanted wanted, List<CustomerColumn> columns)
      throws IOException {
    out.write(line(columns.stream().map(CustomerColumn::label).toList()));
    for (var ids : Lists.partition(ids(workspaceId, wanted), PAGE)) {
      var customers =
          jdbi.withHandle(handle -> CustomerTable.byIds(handle, workspaceId, ids)).stream()
              .collect(Collectors.toMap(Customer::id, Function.identity()));
      var around =
          CustomerColumn.needSurroundings(columns)
              ? around(workspaceId, customers.values())
              : CustomerSurroundings.NONE;
      for (var id : ids) {
        var customer = customers.get(id);
        if (customer != null) {
          out.write(line(columns.stream().map(column -> column.cell(customer, around)).toList()));
        }
      }
    }
  }

  private List<String> ids(String workspaceId, Wanted wanted) {
    var where = wanted.selection().where(workspaceId);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id from customers where "
                        + where.sql()
                        + " order by "
                        + wanted.sortBy().order(wanted.sortOrder().equals("asc")))
                .bindMap(where.values())
                .mapTo(String.class)
                .list());
  }

  private CustomerSurroundings around(String workspaceId, Collection<Customer> customers) {
    return jdbi.withHandle(
        handle -> CustomerSurroundings.of(handle, programs, workspaceId, List.copyOf(customers)));
  }

  private static byte[] line(List<String> cells) {
    return CsvCells.line(cells).getBytes(StandardCharsets.UTF_8);
  }
}
