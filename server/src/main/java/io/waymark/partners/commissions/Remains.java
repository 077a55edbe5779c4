package io.waymark.partners.commissions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a commission is once something was paid back of its sale (decision 21).
 *
 * @param voided whether all was paid back: then it keeps what it was, and counts no more
 */
record Remains(long amount, long earnings, boolean voided, String arithmetic) {

  /**
   * What is left of it.
   *
   * @param amount of the sale, as the commission had it before any refund
   * @param earnings of that
   * @param terms by which it was earned; null if somebody set the earnings by hand
   * @param kept what was not paid back of the sale
   */
  static Remains of(long amount, long earnings, @Nullable Terms terms, long kept) {
    if (kept <= 0) {
      return new Remains(amount, earnings, true, "all was paid back");
    }
    if (kept >= amount) {
      return new Remains(amount, earnings, false, "nothing of it was paid back");
    }
    if (terms != null && terms.percent() != null) {
      var anew = Math.min(terms.earnings(kept, 1), earnings);
      var arithmetic = terms.arithmetic(kept, 1);
      return new Remains(
          kept, anew, false, anew < earnings ? arithmetic : arithmetic + ", as it was at most");
    }
    var share =
        BigDecimal.valueOf(earnings)
            .multiply(BigDecimal.valueOf(kept))
            .divide(BigDecimal.valueOf(amount), 0, RoundingMode.HALF_UP)
            .longValueExact();
    return new Remains(kept, share, false, "%d × %d / %d".formatted(earnings, kept, amount));
  }
}
