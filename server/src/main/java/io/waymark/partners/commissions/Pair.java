package io.waymark.partners.commissions;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner has earned by a customer before (C4.3 and 5): the first commission of the kind,
 * whatever became of it.
 *
 * @param rewardId what it was paid by; null if that is not known
 * @param rewardDuration that reward's duration as it is now; null for ever, or if it is gone
 */
record Pair(
    String status, @Nullable String rewardId, @Nullable Integer rewardDuration, Instant since) {
  private static final Set<String> BLOCKED = Set.of("fraud", "canceled");

  /** Whether nothing more is ever earned by this customer. */
  boolean blocked() {
    return BLOCKED.contains(status);
  }

  /** Whether a sale is paid for under these terms of a reward. */
  boolean pays(String otherRewardId, Terms terms, Instant at) {
    var duration = terms.maxDuration();
    var once = Integer.valueOf(0);
    if (blocked()
        || once.equals(duration)
        || (rewardId != null && !rewardId.equals(otherRewardId) && once.equals(rewardDuration))) {
      return false;
    }
    return duration == null || Months.whole(since, at) < duration;
  }
}
