package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which discount codes a caller wants listed (B6). */
record DiscountCodeFilter(
    @Nullable String partnerId, @Nullable String discountId, @Nullable Long page, int pageSize) {

  static final Shape<DiscountCodeFilter> SHAPE =
      Shape.of(
          DiscountCodeFilter.class,
          field("partnerId", text().emptyAsNull())
              .described("Only codes of this partner.")
              .optional(),
          field("discountId", text().emptyAsNull())
              .described("Only codes for this discount.")
              .optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many codes a page has.")
              .defaultsTo(100));

  long offset() {
    return page == null ? 0 : Math.multiplyExact(Math.min(page, 1_000_000_000) - 1, pageSize);
  }
}
