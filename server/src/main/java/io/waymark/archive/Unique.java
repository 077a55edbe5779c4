package io.waymark.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What no two rows may have in common.
 *
 * @param words for people: "the slug"
 * @param parts expressions over the row {@code @}
 * @param where the condition on the rows it is about; null for all of them
 */
record Unique(String words, List<String> parts, @Nullable String where) {

  static Unique of(String words, String... parts) {
    return new Unique(words, List.of(parts), null);
  }

  Unique where(String condition) {
    return new Unique(words, parts, condition);
  }
}
