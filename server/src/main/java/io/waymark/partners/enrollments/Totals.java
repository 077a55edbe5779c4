package io.waymark.partners.enrollments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a partner's links in a program (C8): sums over the links, and of what was earned.
 *
 * @param saleAmount in cents of US dollars, like the commissions
 * @param commissions what is earned, whether paid or not; without what is held back
 */
record Totals(
    long clicks,
    long leads,
    long conversions,
    long sales,
    long saleAmount,
    long commissions,
    @Nullable Instant lastLeadAt,
    @Nullable Instant lastConversionAt) {
  /** A partner whose links nobody has visited. */
  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, null, null);

  private static final int DIGITS = 6;

  /** What is left of the sales. */
  long netRevenue() {
    return saleAmount - commissions;
  }

  /** What a click brings in cents; 0 without clicks. */
  BigDecimal earningsPerClick() {
    var ratio = ratio(saleAmount, clicks);
    return ratio == null ? BigDecimal.ZERO : ratio;
  }

  /** What a customer brings in cents; null without customers. */
  @Nullable BigDecimal averageLifetimeValue() {
    return ratio(saleAmount, conversions);
  }

  /** The share of clicks that became leads; null without clicks. */
  @Nullable BigDecimal clickToLeadRate() {
    return ratio(leads, clicks);
  }

  /** The share of clicks that became customers; null without clicks. */
  @Nullable BigDecimal clickToConversionRate() {
    return ratio(conversions, clicks);
  }

  /** The share of leads that became customers; null without leads. */
  @Nullable BigDecimal leadToConversionRate() {
    return ratio(conversions, leads);
  }

  /** How often the sales are what they cost; null where they cost nothing. */
  @Nullable BigDecimal returnOnAdSpend() {
    return ratio(saleAmount, commissions);
  }

  private static @Nullable BigDecimal ratio(long part, long whole) {
    if (whole == 0) {
      return null;
    }
    var exact =
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128)
            .setScale(DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
