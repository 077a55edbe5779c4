package io.waymark.links.utm;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Which templates a caller wants listed. Without any of it: the first fifty by name, as UI-6 has
 * it; the rest is Waymark's own, so that a fifty-first can be reached.
 */
record TemplateFilter(@Nullable String search, @Nullable Long page, int pageSize) {
  static final Shape<TemplateFilter> SHAPE =
      Shape.of(
          TemplateFilter.class,
          field("search", text().max(1_000))
              .described("Only templates whose name contains this text, whatever its case.")
              .optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(50))
              .described("How many templates a page has.")
              .defaultsTo(50));

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }
}
