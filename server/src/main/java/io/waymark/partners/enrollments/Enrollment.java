package io.waymark.partners.enrollments;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partner in a program (A3).
 *
 * @param tenantId the partner's id with the workspace's own system; null without
 * @param status one of the eight of A3
 * @param endedAt when they were banned or deactivated, which is when their links ended; null if
 *     they are not
 */
public record Enrollment(
    String id,
    String partnerId,
    String programId,
    @Nullable String tenantId,
    @Nullable String groupId,
    @Nullable String clickRewardId,
    @Nullable String leadRewardId,
    @Nullable String saleRewardId,
    @Nullable String referralRewardId,
    @Nullable String discountId,
    String status,
    @Nullable Instant bannedAt,
    @Nullable String bannedReason,
    @Nullable Instant endedAt,
    Instant createdAt) {
  private static final Set<String> EARNING = Set.of("approved", "archived", "invited");

  /** Whether leads, sales and clicks of this partner are paid for (A3). */
  public boolean earns() {
    return EARNING.contains(status);
  }
}
