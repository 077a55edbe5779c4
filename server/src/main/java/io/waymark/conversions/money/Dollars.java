package io.waymark.conversions.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An amount in US dollars, and how it came about (decision 12).
 *
 * @param cents rounded to the nearest, halves up
 * @param rate dollars for one unit of the reported currency, or null if that is dollars
 */
public record Dollars(
    BigDecimal cents,
    @Nullable BigDecimal rate,
    @Nullable LocalDate published,
    @Nullable String source) {
  private static final int CENTS = 2;

  /** The amount as it was reported. */
  static Dollars asReported(long cents) {
    return new Dollars(BigDecimal.valueOf(cents), null, null, null);
  }

  /**
   * An amount of another currency, converted.
   *
   * @param amount in the currency's minor units
   * @param digits how many decimals these are
   */
  static Dollars converted(
      long amount, int digits, BigDecimal rate, LocalDate published, String source) {
    var cents =
        BigDecimal.valueOf(amount, digits)
            .multiply(rate, MathContext.DECIMAL128)
            .movePointRight(CENTS)
            .setScale(0, RoundingMode.HALF_UP);
    return new Dollars(cents, rate, published, source);
  }
}
