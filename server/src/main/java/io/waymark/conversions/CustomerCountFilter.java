package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which customers are counted, and by what (E). */
record CustomerCountFilter(CustomerSelection selection, @Nullable CustomerGroup groupBy) {
  static final Shape<CustomerCountFilter> SHAPE =
      Shape.of(
          CustomerCountFilter.class,
          spread("selection", CustomerSelection.SHAPE),
          field("groupBy", choice(CustomerGroup.class, CustomerGroup::label))
              .described("What to count by, whatever is filtered by that. One number without.")
              .optional());
}
