package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which partners a caller wants listed, in which order, and which page of them (B1.2). */
record PartnerFilter(
    PartnerSelection selection,
    PartnerSort sortBy,
    String sortOrder,
    @Nullable Long page,
    int pageSize) {

  static final Shape<PartnerFilter> SHAPE =
      Shape.of(
          PartnerFilter.class,
          spread("selection", PartnerSelection.SHAPE),
          field(
                  "sortBy",
                  choice(PartnerSort.class, PartnerSort::label).message(PartnerSort.CHOICES))
              .described("What to sort by.")
              .defaultsTo(PartnerSort.TOTAL_SALE_AMOUNT),
          field("sortOrder", choice("asc", "desc"))
              .described("Smallest or largest first.")
              .defaultsTo("desc"),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many partners a page has.")
              .defaultsTo(100));

  /** SQL; partners without a value come last. */
  String order() {
    return sortBy.sql() + (sortOrder.equals("asc") ? " asc" : " desc") + " nulls last";
  }

  long offset() {
    return page == null ? 0 : Math.multiplyExact(Math.min(page, 1_000_000_000) - 1, pageSize);
  }
}
