package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which customers a caller wants listed, in which order, and which page of them (E). */
record CustomerFilter(
    CustomerSelection selection,
    @Nullable Boolean includeExpandedFields,
    CustomerSort sortBy,
    String sortOrder,
    @Nullable String endingBefore,
    @Nullable String startingAfter,
    @Nullable Long page,
    int pageSize,
    @Nullable List<String> customerIds) {

  static final Shape<CustomerFilter> SHAPE =
      Shape.of(
          CustomerFilter.class,
          spread("selection", CustomerSelection.SHAPE),
          Expansion.FIELD,
          field("sortBy", choice(CustomerSort.class, CustomerSort::label))
              .described("What to sort by.")
              .defaultsTo(CustomerSort.CREATED_AT),
          field("sortOrder", choice("asc", "desc"))
              .described("Smallest or largest first.")
              .defaultsTo("desc"),
          field("endingBefore", text())
              .described("The id of the customer before which the page ends.")
              .optional(),
          field("startingAfter", text())
              .described("The id of the customer after which the page starts.")
              .optional(),
          field(
                  "page",
                  Query.page()
                      .rule(
                          page -> page <= 1_000,
                          "Page must not be above 1000. Use startingAfter to go on."))
              .described("The page's number, from 1. Cursors go further.")
              .deprecated()
              .optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many customers a page has.")
              .defaultsTo(100),
          field("customerIds", commaSeparated()).optional().hidden());

  boolean expanded() {
    return Boolean.TRUE.equals(includeExpandedFields);
  }

  boolean ascending() {
    return sortOrder.equals("asc");
  }
}
