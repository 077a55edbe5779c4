package io.waymark.links;

import org.jspecify.annotations.Nullable;

/**
 * A host name that short links live on (DOM-1).
 *
 * @param slug the host, with its port if it has one
 * @param projectId the workspace it belongs to, or null for one that every workspace may use
 * @param caseSensitive whether keys that differ only in case are different links (RED-7)
 * @param expiredUrl where visitors of expired links go, or null for a page
 * @param notFoundUrl where visitors of unknown keys go, or null for a page
 */
public record Domain(
    String id,
    String slug,
    @Nullable String projectId,
    boolean primary,
    boolean caseSensitive,
    @Nullable String expiredUrl,
    @Nullable String notFoundUrl) {

  /** Whether links of the workspace may use it (LNK-16). */
  public boolean usableBy(String workspaceId) {
    return projectId == null || projectId.equals(workspaceId);
  }
}
