package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.util.HashSet;
import java.util.List;

/** What somebody wants several commissions to be (B2). */
record BulkChange(List<String> commissionIds, Decision status) {
  private static final int MOST = 100;

  static final Shape<BulkChange> SHAPE =
      Shape.of(
              BulkChange.class,
              field(
                      "commissionIds",
                      list(text())
                          .min(1, "At least one commission ID is required.")
                          .max(MOST, "You can only update up to 100 commissions at a time.")
                          .rule(
                              ids -> new HashSet<>(ids).size() == ids.size(),
                              "Commission IDs must be unique."))
                  .described("Which commissions: all of them change, or none."),
              field("status", choice(Decision.class, Decision::label))
                  .described("What becomes of them."))
          .named("CommissionsChanged");
}
