package io.waymark.links;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which links a caller wants counted, and how they are grouped (LNK-62). */
record LinkCountFilter(
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
    @Nullable Group groupBy) {

  /** What links are grouped by. */
  enum Group {
    DOMAIN("domain", "domain"),
    TAG("tagId", "tag_id"),
    USER("userId", "user_id"),
    FOLDER("folderId", "folder_id");

    private final String label;
    private final String column;

    Group(String label, String column) {
      this.label = label;
      this.column = column;
    }

    String label() {
      return label;
    }

    String column() {
      return column;
    }
  }

  static final Shape<LinkCountFilter> SHAPE =
      Shape.of(
          LinkCountFilter.class,
          LinkFilter.SCOPE.and(
              field("groupBy", either(choice(Group.class, Group::label)))
                  .described("What to count by; without it, the answer is one number.")
                  .optional()));

  /** The selection, without the filter on what is grouped by. */
  LinkSelection selection() {
    var byTag = groupBy == Group.TAG;
    return new LinkSelection(
        groupBy == Group.DOMAIN ? null : domain,
        byTag ? null : LinkSelection.tagIds(tagIds, tagId),
        byTag ? null : tagNames,
        groupBy == Group.FOLDER ? null : folderId,
        search,
        groupBy == Group.USER ? null : userId,
        tenantId,
        showArchived,
        !byTag && withTags,
        null,
        null);
  }
}
