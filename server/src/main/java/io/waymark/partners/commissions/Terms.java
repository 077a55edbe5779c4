package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.partners.rewards.Reward;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for something, and how long: a reward as it is, or as its conditions made it (A6).
 *
 * @param cents of a flat reward; null for the other
 * @param percent of the other
 * @param maxDuration in months; 0 for once, null for ever
 */
record Terms(@Nullable Long cents, @Nullable BigDecimal percent, @Nullable Integer maxDuration) {
  static final String FLAT = "flat";
  static final String PERCENTAGE = "percentage";
  private static final int HUNDREDTHS = 2;

  static Terms of(Reward reward) {
    return reward.type().equals(FLAT)
        ? new Terms(reward.amountInCents(), null, reward.maxDuration())
        : new Terms(null, reward.amountInPercentage(), reward.maxDuration());
  }

  /** As they were written down with what was earned by them; null if nothing was. */
  static @Nullable Terms of(@Nullable JsonNode snapshot) {
    if (snapshot == null || !snapshot.hasNonNull("type")) {
      return null;
    }
    var duration =
        snapshot.hasNonNull("maxDuration") ? (Integer) snapshot.path("maxDuration").asInt() : null;
    return snapshot.path("type").asText().equals(FLAT)
        ? new Terms(snapshot.path("amountInCents").asLong(), null, duration)
        : new Terms(null, snapshot.path("amountInPercentage").decimalValue(), duration);
  }

  String type() {
    return percent == null ? FLAT : PERCENTAGE;
  }

  /** The bare number, by which the highest of several wins. */
  BigDecimal amount() {
    return percent != null ? percent : BigDecimal.valueOf(cents == null ? 0 : cents);
  }

  /** What they make of an amount in cents (C4.6): exact, half up. */
  long earnings(long amount, long quantity) {
    return percent == null
        ? Math.multiplyExact(cents == null ? 0 : cents, quantity)
        : BigDecimal.valueOf(amount)
            .multiply(percent)
            .movePointLeft(HUNDREDTHS)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  /** How that came about, for people. */
  String arithmetic(long amount, long quantity) {
    return percent == null
        ? "%d × %d".formatted(quantity, Objects.requireNonNullElse(cents, 0L))
        : "%s %% of %d".formatted(percent.stripTrailingZeros().toPlainString(), amount);
  }
}
