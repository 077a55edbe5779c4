package io.waymark.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param userAgent what it called itself when it signed in, or null
 * @param address where it signed in from, or null if that was not noted
 * @param lastSeenAt when it was last used, to about ten minutes
 * @param current whether it is the one that asks
 */
public record OpenSession(
    String id,
    @Nullable String userAgent,
    @Nullable String address,
    Instant createdAt,
    Instant lastSeenAt,
    boolean current) {}
