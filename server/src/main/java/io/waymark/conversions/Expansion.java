package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;

/** Whether customers are shown with what they belong to (E). */
record Expansion(boolean includeExpandedFields) {
  static final Field<Boolean> FIELD =
      field("includeExpandedFields", Query.flag())
          .described("Whether the link that brought the customer is shown.")
          .optional();

  static final Shape<Expansion> SHAPE = Shape.of(Expansion.class, FIELD.defaultsTo(false));
}
