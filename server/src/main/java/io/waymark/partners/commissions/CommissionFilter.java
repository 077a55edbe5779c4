package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which commissions a caller wants listed, in which order, and which page of them (B2). */
record CommissionFilter(
    CommissionSelection selection,
    String sortBy,
    String sortOrder,
    @Nullable String endingBefore,
    @Nullable String startingAfter,
    @Nullable Long page,
    int pageSize) {
  private static final String CREATED_AT = "createdAt";

  static final Shape<CommissionFilter> SHAPE =
      Shape.of(
          CommissionFilter.class,
          spread("selection", CommissionSelection.SHAPE),
          field("sortBy", choice(CREATED_AT, "amount"))
              .described("What to sort by.")
              .defaultsTo(CREATED_AT),
          field("sortOrder", choice("asc", "desc"))
              .described("Smallest or largest first.")
              .defaultsTo("desc"),
          field("endingBefore", text())
              .described("The id of the commission before which the page ends.")
              .optional(),
          field("startingAfter", text())
              .described("The id of the commission after which the page starts.")
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
              .described("How many commissions a page has.")
              .defaultsTo(100));

  /** The commission that the page ends or starts at; null for pages by number. */
  @Nullable String cursor() {
    return endingBefore != null ? endingBefore : startingAfter;
  }

  boolean ascending() {
    return sortOrder.equals("asc");
  }

  /** By what the rows {@code c} are ordered, without a cursor. */
  String order() {
    var column = sortBy.equals(CREATED_AT) ? "c.created_at" : "c.amount";
    return "%s %s, c.id %s".formatted(column, sortOrder, sortOrder);
  }

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }

  /**
   * Refuses cursors that do not go together with the rest.
   *
   * @throws ApiProblem 422
   */
  void check() {
    if (startingAfter != null && endingBefore != null) {
      throw ApiProblem.unprocessable("Give startingAfter or endingBefore, not both.");
    }
    if (cursor() != null && page != null) {
      throw ApiProblem.unprocessable("Give a cursor or a page, not both.");
    }
    if (cursor() != null && !sortBy.equals(CREATED_AT)) {
      throw ApiProblem.unprocessable("Cursors need the order by createdAt.");
    }
  }
}
