package io.waymark.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Links on their way with their domain: to another name, to another workspace, or away.
 *
 * @param from the domain's name when it began
 * @param to the name afterwards, or null when the links are deleted
 * @param toProject the workspace afterwards, or null when the links are deleted
 * @param userId whose links they become in another workspace
 */
record DomainMove(
    String id,
    String from,
    @Nullable String to,
    String fromProject,
    @Nullable String toProject,
    @Nullable String userId,
    Instant createdAt) {}
