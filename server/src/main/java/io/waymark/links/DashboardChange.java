package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** How a dashboard is shown; a change says all of it (LNK-69). */
record DashboardChange(boolean showConversions, boolean doIndex, @Nullable String password) {
  private static final int LONGEST_PASSWORD = 1_000;

  static final Shape<DashboardChange> SHAPE =
      Shape.of(
              DashboardChange.class,
              field("showConversions", bool()).described("Whether leads and sales are shown."),
              field("doIndex", bool()).described("Whether search engines may index the page."),
              field("password", text().max(LONGEST_PASSWORD).nullable())
                  .described("What visitors must enter first, or null."))
          .named("DashboardChange");
}
