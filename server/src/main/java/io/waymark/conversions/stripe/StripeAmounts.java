package io.waymark.conversions.stripe;

import io.waymark.conversions.ledger.SaleReport.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts as Stripe writes them: in minor units, with an exception. */
final class StripeAmounts {
  /** Written with two decimals that are always zero, although there are none. */
  private static final String SHILLING = "ugx";

  private static final int HUNDRED = 100;

  private StripeAmounts() {}

  /**
   * What was paid; null if that is nothing.
   *
   * @param net what counts
   * @param gross all that was paid
   */
  static @Nullable Price price(long net, long gross, @Nullable String currency) {
    if (currency == null) {
      return null;
    }
    var counts = units(net, currency);
    var all = units(gross, currency);
    return counts <= 0 ? null : new Price(counts, all > 0 ? all : null, currency);
  }

  /** An amount in the currency's own units. */
  static long units(long amount, String currency) {
    return currency.equalsIgnoreCase(SHILLING) ? amount / HUNDRED : amount;
  }

  /** The share of an amount that {@code part} is of {@code whole}, rounded. */
  static long share(long amount, long part, long whole) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .min(BigDecimal.valueOf(amount))
        .longValueExact();
  }
}
