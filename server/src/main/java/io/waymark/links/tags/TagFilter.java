package io.waymark.links.tags;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which tags a caller wants listed, in which order, and which page of them (TAG-2). */
record TagFilter(
    Sort sortBy,
    Order sortOrder,
    @Nullable String search,
    @Nullable List<String> ids,
    @Nullable Long page,
    int pageSize,
    boolean includeLinksCount) {

  /** What tags can be sorted by. */
  enum Sort {
    NAME("name", "lower(t.name)"),
    CREATED_AT("createdAt", "t.created_at");

    private final String label;
    private final String expression;

    Sort(String label, String expression) {
      this.label = label;
      this.expression = expression;
    }

    String label() {
      return label;
    }

    String expression() {
      return expression;
    }
  }

  /** Upwards or downwards. */
  enum Order {
    ASC,
    DESC;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Fields FIELDS =
      Fields.of(
          field("sortBy", choice(Sort.class, Sort::label))
              .described("What to sort by.")
              .defaultsTo(Sort.NAME),
          field("sortOrder", choice(Order.class, Order::label))
              .described("Whether the order goes up or down.")
              .defaultsTo(Order.ASC),
          field("search", text().max(1_000))
              .described("Only tags whose name contains this text, whatever its case.")
              .optional(),
          field("ids", commaSeparated()).described("Only these tags.").optional(),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many tags a page has.")
              .defaultsTo(100),
          field("includeLinksCount", Query.flag()).defaultsTo(false).hidden());

  static final Shape<TagFilter> SHAPE = Shape.of(TagFilter.class, FIELDS);

  /** What a count looks at; an order means nothing to it and is accepted. */
  record Counted(Sort sortBy, Order sortOrder, @Nullable String search) {
    static final Shape<Counted> SHAPE =
        Shape.of(Counted.class, FIELDS.without("ids", "page", "pageSize", "includeLinksCount"));
  }

  String order() {
    return sortBy.expression() + " " + sortOrder.label() + ", t.id " + sortOrder.label();
  }

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }
}
