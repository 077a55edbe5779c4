package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;

/** What the workspace changes of one of its partners: an extension of ours (A3). */
record PartnerChange(Given<String> tenantId) {
  static final Shape<PartnerChange> SHAPE =
      Shape.of(
              PartnerChange.class,
              field("tenantId", text().max(255).emptyAsNull().nullable())
                  .described("Your own id of the partner, unique in the program; null for none.")
                  .optional())
          .named("PartnerChange");
}
