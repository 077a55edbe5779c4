package io.waymark.identity.oauth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app that a user lets act for them in a workspace, as its members see it.
 *
 * @param lastUsed when its access token was last used, to the minute; null for never, or not since
 *     it was renewed
 */
record Installation(
    String id,
    String appId,
    String appName,
    String developer,
    String website,
    @Nullable String logo,
    String userId,
    @Nullable String userName,
    @Nullable String userImage,
    List<String> scopes,
    @Nullable Instant lastUsed,
    Instant createdAt,
    Instant updatedAt) {}
