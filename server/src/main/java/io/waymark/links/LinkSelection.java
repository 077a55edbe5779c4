package io.waymark.links;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which links of a workspace are meant (LNK-59). Null and empty filters do not filter.
 *
 * @param tagIds links with any of these tags; if null, those of the names
 * @param folderId null for links outside folders, unless another filter widens that (LNK-58)
 * @param search part of the short link or of the destination
 * @param withTags only links that have a tag
 */
record LinkSelection(
    @Nullable String domain,
    @Nullable List<String> tagIds,
    @Nullable List<String> tagNames,
    @Nullable String folderId,
    @Nullable String search,
    @Nullable String userId,
    @Nullable String tenantId,
    boolean showArchived,
    boolean withTags,
    @Nullable List<String> linkIds,
    @Nullable String partnerId) {

  /** The ids a caller filters by: a list of them, or the one of the older parameter. */
  static @Nullable List<String> tagIds(@Nullable List<String> many, @Nullable String one) {
    return many != null || one == null ? many : List.of(one);
  }

  /** Whether the selection reaches into folders though it names none (LNK-58). */
  boolean widened() {
    return given(search)
        || given(domain)
        || given(tenantId)
        || tagIds != null
        || tagNames != null
        || linkIds != null;
  }

  /** Whether the database keeps the number of such links: see {@link LinkCounts}. */
  boolean countedAhead() {
    return !given(search)
        && !given(tenantId)
        && !given(partnerId)
        && tagIds == null
        && tagNames == null
        && linkIds == null
        && !withTags;
  }

  boolean inFolder() {
    return given(folderId);
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
