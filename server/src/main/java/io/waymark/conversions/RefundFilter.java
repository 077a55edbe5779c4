package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;

/** Of which invoice a caller wants to see the refunds. */
record RefundFilter(String invoiceId) {
  static final Shape<RefundFilter> SHAPE =
      Shape.of(
          RefundFilter.class,
          field("invoiceId", text().min(1).max(TrackFields.LONGEST_ID))
              .described("The invoice, or whatever else its provider calls it."));
}
