package io.waymark.partners.rewards;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What customers of a group's partners pay less (A7).
 *
 * @param groupId the group that has it; null when it is out of use
 * @param amount percent or cents, by the type
 * @param maxDuration for how many months; 0 for once, null for ever
 * @param provider who keeps the codes: {@code custom} for this server
 * @param autoProvisionSince since when partners get a code by themselves; null if they do not
 */
public record Discount(
    String id,
    String programId,
    @Nullable String groupId,
    long amount,
    String type,
    @Nullable Integer maxDuration,
    @Nullable String description,
    @Nullable String couponId,
    @Nullable String couponTestId,
    String provider,
    @Nullable Instant autoProvisionSince,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether codes for one are worth the same with the other (A4). */
  boolean equivalent(Discount other) {
    if (!provider.equals(other.provider)) {
      return false;
    }
    return (couponId != null && couponId.equals(other.couponId))
        || (amount == other.amount
            && type.equals(other.type)
            && Objects.equals(maxDuration, other.maxDuration));
  }
}
