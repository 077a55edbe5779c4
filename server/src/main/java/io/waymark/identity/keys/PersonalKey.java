package io.waymark.identity.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's own key as they see it, which opens each of their workspaces as they may; its secret was
 * shown once.
 *
 * @param partial how to recognise it: the first three characters and the last four
 * @param expiresAt null for never
 * @param lastUsed null if it was never used; at most a minute behind
 */
record PersonalKey(
    String id,
    String name,
    String partial,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsed,
    Instant createdAt) {}
