package io.waymark.links;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which links a caller wants in a file, and which columns (EXP-1, EXP-2). */
record ExportFilter(
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
    @Nullable List<String> linkIds,
    List<String> columns,
    @Nullable String start,
    @Nullable String end,
    @Nullable ExportInterval interval) {

  static final Shape<ExportFilter> SHAPE =
      Shape.of(
          ExportFilter.class,
          LinkFilter.SCOPE.and(
              field("linkIds", commaSeparated()).optional().hidden(),
              field("columns", commaSeparated())
                  .described(
                      "Which columns: link, url, clicks, leads, conversions, saleAmount, createdAt, id, updatedAt, tags, archived.")
                  .defaultsTo(List.of("link", "url", "clicks", "createdAt")),
              field("start", text()).described("Only links made at or after this time.").optional(),
              field("end", text()).described("Only links made before this time.").optional(),
              field("interval", choice(ExportInterval.class, ExportInterval::label))
                  .described("Only links made in this time. 30 days if nothing is said.")
                  .optional()));

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
        null);
  }
}
