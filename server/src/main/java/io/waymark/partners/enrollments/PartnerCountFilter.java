package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which partners are counted, and by what they are put together. */
record PartnerCountFilter(PartnerSelection selection, @Nullable Group groupBy) {

  /** What partners may have in common. */
  enum Group {
    STATUS("status", "e.status"),
    COUNTRY("country", "p.country"),
    GROUP("groupId", "e.group_id");

    private final String label;
    private final String column;

    Group(String label, String column) {
      this.label = label;
      this.column = column;
    }

    String label() {
      return label;
    }

    /** An expression over enrollments {@code e} and accounts {@code p}. */
    String column() {
      return column;
    }
  }

  static final Shape<PartnerCountFilter> SHAPE =
      Shape.of(
          PartnerCountFilter.class,
          spread("selection", PartnerSelection.SHAPE),
          field("groupBy", choice(Group.class, Group::label))
              .described("What to count them by; without, all together.")
              .optional());
}
