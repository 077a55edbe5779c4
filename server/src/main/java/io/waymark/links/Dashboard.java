package io.waymark.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a link or a folder that anybody with the address may see (LNK-69).
 *
 * @param password what visitors must enter first, or null
 */
record Dashboard(
    String id,
    @Nullable String linkId,
    @Nullable String folderId,
    String projectId,
    @Nullable String userId,
    @Nullable String password,
    boolean showConversions,
    boolean doIndex,
    Instant createdAt,
    Instant updatedAt) {}
