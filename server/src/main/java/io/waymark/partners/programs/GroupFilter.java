package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which groups a caller wants listed, in which order, and which page of them (B8). */
record GroupFilter(
    @Nullable String search,
    @Nullable List<String> groupIds,
    Sort sortBy,
    String sortOrder,
    boolean includeExpandedFields,
    @Nullable Long page,
    int pageSize) {

  /** The condition that the group {@code g} is one that was searched for. */
  static final String FOUND =
      """
      (:search::text is null or strpos(lower(g.name), lower(:search)) > 0
        or strpos(g.slug, lower(:search)) > 0)
      """;

  /** What groups can be sorted by. */
  enum Sort {
    TOTAL_SALE_AMOUNT("totalSaleAmount", "sale_amount"),
    CREATED_AT("createdAt", "created_at"),
    TOTAL_PARTNERS("totalPartners", "partners"),
    TOTAL_CLICKS("totalClicks", "clicks"),
    TOTAL_LEADS("totalLeads", "leads"),
    TOTAL_SALES("totalSales", "sales"),
    TOTAL_CONVERSIONS("totalConversions", "conversions"),
    TOTAL_COMMISSIONS("totalCommissions", "commissions");

    private final String label;
    private final String column;

    Sort(String label, String column) {
      this.label = label;
      this.column = column;
    }

    String label() {
      return label;
    }

    /** Totals are all the same where nobody asks for them. */
    String column(boolean totals) {
      return totals || this == CREATED_AT ? column : "id is null";
    }
  }

  private static final Fields FIELDS =
      Fields.of(
          field("search", text().max(1_000))
              .described("Only groups whose name or slug contains this text, whatever its case.")
              .optional(),
          field("groupIds", commaSeparated()).described("Only these groups.").optional(),
          field("sortBy", choice(Sort.class, Sort::label))
              .described("What to sort by. Totals need `includeExpandedFields`.")
              .defaultsTo(Sort.TOTAL_SALE_AMOUNT),
          field("sortOrder", choice("asc", "desc"))
              .described("Whether the order goes up or down.")
              .defaultsTo("desc"),
          field("includeExpandedFields", Query.flag())
              .described("Whether totals are summed up; without, they are 0.")
              .defaultsTo(false),
          field("page", Query.page()).described("The page's number, from 1.").optional(),
          field("pageSize", Query.pageSize(100))
              .described("How many groups a page has.")
              .defaultsTo(100));

  static final Shape<GroupFilter> SHAPE = Shape.of(GroupFilter.class, FIELDS);

  /** What a count looks at. */
  record Counted(@Nullable String search) {
    static final Shape<Counted> SHAPE =
        Shape.of(
            Counted.class,
            FIELDS.without(
                "groupIds", "sortBy", "sortOrder", "includeExpandedFields", "page", "pageSize"));
  }

  String order() {
    return sortBy.column(includeExpandedFields) + " " + sortOrder + ", created_at, id";
  }

  long offset() {
    return page == null ? 0 : (page - 1) * pageSize;
  }
}
