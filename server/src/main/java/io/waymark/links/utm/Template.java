package io.waymark.links.utm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named set of campaign parameters (UI-6).
 *
 * @param id {@code utm_…}, or a bare id of an old import
 * @param name 1 to 50 characters, unique in its workspace whatever its case
 * @param userId who made it, or null if they are gone
 * @param projectId the workspace's id as it is stored (G10)
 */
record Template(
    String id,
    String name,
    Parameters parameters,
    @Nullable String userId,
    String projectId,
    Instant createdAt,
    Instant updatedAt) {

  /** What the template puts into a link; null for nothing. */
  record Parameters(
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign,
      @Nullable String term,
      @Nullable String content,
      @Nullable String ref) {

    /** What there is, by the names that destinations have for it. */
    Map<String, String> byName() {
      var named = new LinkedHashMap<String, String>();
      put(named, "utm_source", source);
      put(named, "utm_medium", medium);
      put(named, "utm_campaign", campaign);
      put(named, "utm_term", term);
      put(named, "utm_content", content);
      put(named, "ref", ref);
      return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
      if (value != null) {
        named.put(name, value);
      }
    }
  }

  /** Who made a template, as others may see them. */
  record Author(String id, @Nullable String name, @Nullable String image) {}
}
