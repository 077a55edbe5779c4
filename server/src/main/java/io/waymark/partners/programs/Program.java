package io.waymark.partners.programs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's partner program (A1).
 *
 * @param domain the short domain of partners' links; null until it is chosen
 * @param url where they lead; null until it is chosen
 * @param defaultFolderId the folder that has all of them
 * @param minPayoutAmount in cents of US dollars
 */
public record Program(
    String id,
    String workspaceId,
    String name,
    String slug,
    @Nullable String domain,
    @Nullable String url,
    @Nullable String logo,
    @Nullable String description,
    String defaultFolderId,
    String defaultGroupId,
    String primaryRewardEvent,
    long minPayoutAmount,
    String payoutMode,
    @Nullable String termsUrl,
    @Nullable String helpUrl,
    @Nullable String supportEmail,
    @Nullable Instant startedAt,
    @Nullable Instant deactivatedAt,
    Instant createdAt,
    Instant updatedAt) {

  /** The same program with other links and another default group. */
  Program with(@Nullable String newUrl, String newDefaultGroupId, Instant now) {
    return new Program(
        id,
        workspaceId,
        name,
        slug,
        domain,
        newUrl,
        logo,
        description,
        defaultFolderId,
        newDefaultGroupId,
        primaryRewardEvent,
        minPayoutAmount,
        payoutMode,
        termsUrl,
        helpUrl,
        supportEmail,
        startedAt,
        deactivatedAt,
        createdAt,
        now);
  }
}
