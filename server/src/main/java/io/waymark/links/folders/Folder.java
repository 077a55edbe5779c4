package io.waymark.links.folders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place for links of a workspace with rights of its own (FLD-1).
 *
 * @param id {@code fold_…}, or a bare id of an old import
 * @param name up to 190 characters, unique in its workspace whatever its case
 * @param type {@code default}, or {@code mega} for a folder too large to be listed with others
 * @param accessLevel what members may do who have no role of their own; null means nothing
 */
public record Folder(
    String id,
    String name,
    @Nullable String description,
    String type,
    @Nullable AccessLevel accessLevel,
    Instant createdAt,
    Instant updatedAt) {}
