package io.waymark.links.folders;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which folders a caller wants listed, and which page of them (FLD-2). */
record FolderFilter(@Nullable String search, @Nullable Long page, int pageSize) {
  private static final Fields FIELDS =
      Fields.of(
          field("search", text().max(1_000))
              .described("Only folders whose name contains this text, whatever its case.")
              .optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(50))
              .described("How many folders a page has.")
              .defaultsTo(50));

  static final Shape<FolderFilter> SHAPE = Shape.of(FolderFilter.class, FIELDS);

  /** What a count looks at. */
  record Counted(@Nullable String search) {
    static final Shape<Counted> SHAPE = Shape.of(Counted.class, FIELDS.without("page", "pageSize"));
  }

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }
}
