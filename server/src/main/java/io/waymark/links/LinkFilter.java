package io.waymark.links;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which links a caller wants listed, in which order, and which page of them (LNK-57…61). */
record LinkFilter(
    @Nullable String domain,
    @Nullable String tagId,
    @Nullable List<String> tagIds,
    @Nullable List<String> tagNames,
    @Nullable String folderId,
    @Nullable String search,
    @Nullable String userId,
    @Nullable String tenantId,
    boolean showArchived,
    boolean withTags,
    @Nullable String endingBefore,
    @Nullable String startingAfter,
    @Nullable Long page,
    int pageSize,
    LinkSort sortBy,
    @Nullable List<String> linkIds,
    @Nullable String partnerId,
    String searchMode,
    boolean includeUser,
    boolean includeWebhooks,
    boolean includeDashboard) {

  /** What links are selected by, here and where they are counted or exported. */
  static final Fields SCOPE =
      Fields.of(
          field("domain", text()).described("Only links of this domain.").optional(),
          field("tagId", text()).described("Only links with this tag.").deprecated().optional(),
          field("tagIds", commaSeparated())
              .described("Only links with any of these tags.")
              .optional(),
          field("tagNames", commaSeparated())
              .described("Only links with any of the tags of these names, if no ids are given.")
              .optional(),
          field("folderId", text().nullWhen("unsorted"::equals))
              .described("Only links of this folder.")
              .optional(),
          field("search", text().max(1_000))
              .described("Only links whose short link or destination contains this text.")
              .optional(),
          field("userId", text()).described("Only links this user made.").optional(),
          field("tenantId", text()).described("Only links of this tenant.").optional(),
          field("showArchived", Query.flag())
              .described("Whether archived links are listed too.")
              .defaultsTo(false),
          field("withTags", Query.flag())
              .described("Only links that have a tag.")
              .deprecated()
              .defaultsTo(false));

  static final Shape<LinkFilter> SHAPE =
      Shape.of(
          LinkFilter.class,
          SCOPE.and(
              field("endingBefore", text())
                  .described("The id of the link before which the page ends, newest first.")
                  .optional(),
              field("startingAfter", text())
                  .described("The id of the link after which the page starts, newest first.")
                  .optional(),
              field(
                      "page",
                      Query.page()
                          .rule(
                              page -> page <= 1_000,
                              "Page must not be above 1000. Use startingAfter to go on."))
                  .described("The page's number, from 1. Cursors go further.")
                  .deprecated()
                  .optional(),
              field("pageSize", Query.pageSize(100))
                  .described("How many links a page has.")
                  .defaultsTo(100),
              field("sortBy", choice(LinkSort.class, LinkSort::label))
                  .described("What to sort by, largest or newest first.")
                  .defaultsTo(LinkSort.CREATED_AT)
                  .hidden(),
              field("linkIds", commaSeparated()).optional().hidden(),
              field("partnerId", text()).optional().hidden(),
              field("searchMode", choice("fuzzy", "exact")).defaultsTo("fuzzy").hidden(),
              field("includeUser", Query.flag()).defaultsTo(false).hidden(),
              field("includeWebhooks", Query.flag()).defaultsTo(false).hidden(),
              field("includeDashboard", Query.flag()).defaultsTo(false).hidden()));

  LinkSelection selection() {
    return new LinkSelection(
        domain,
        LinkSelection.tagIds(tagIds, tagId),
        tagNames,
        folderId,
        search,
        userId,
        tenantId,
        showArchived,
        withTags,
        linkIds,
        partnerId);
  }
}
