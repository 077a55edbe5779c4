package io.waymark.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: everything else belongs to one.
 *
 * @param id as stored: {@code ws_…}, or a bare id of an old import (G10)
 * @param linksLimit links that may be created per period, or null for no limit
 * @param usageLimit events that may be read before analytics close, or null for no limit
 */
public record Workspace(
    String id,
    String name,
    String slug,
    @Nullable Long linksLimit,
    @Nullable Long usageLimit,
    long linksUsage,
    long usage,
    Instant createdAt) {

  /** The id as the API shows it, always with {@code ws_} (G10). */
  public String publicId() {
    return publicId(id);
  }

  /** The same of a workspace of which only the id is known. */
  public static String publicId(String id) {
    return id.startsWith("ws_") ? id : "ws_" + id;
  }
}
