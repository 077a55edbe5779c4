package io.waymark.links;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** Which domains a caller wants listed, and which page of them (DOM-2). */
record DomainFilter(
    boolean archived,
    @Nullable String search,
    @Nullable Long page,
    int pageSize,
    boolean includeLink) {

  private static final Fields FIELDS =
      Fields.of(
          field("archived", Query.flag())
              .described("Whether to list archived domains instead of the others.")
              .defaultsTo(false),
          field("search", text().max(1_000))
              .described("Only domains whose name contains this text.")
              .optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(50))
              .described("How many domains a page has.")
              .defaultsTo(50),
          field("includeLink", Query.flag()).defaultsTo(false).hidden());

  static final Shape<DomainFilter> SHAPE = Shape.of(DomainFilter.class, FIELDS);

  /** What a count looks at. */
  record Counted(boolean archived, @Nullable String search) {
    static final Shape<Counted> SHAPE =
        Shape.of(Counted.class, FIELDS.without("page", "pageSize", "includeLink"));
  }

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }
}
